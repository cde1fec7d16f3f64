package dev.covenant.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Held against Parsson, and for what is malformed against Jackson, because Parsson does not always
 * look at what follows.
 */
class JsonCursorTest {
  private static final int DOCUMENTS = 3_000;
  private static final ObjectReader STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  @Test
  void findsTheMembersThatParssonFindsInRandomObjects() {
    long seed = System.nanoTime();
    RandomJson random = new RandomJson(new Random(seed));
    for (int i = 0; i < DOCUMENTS; i++) {
      String text = random.object();
      JsonObject expected = read(text);

      Map<String, String> members = JsonMembers.of(text);

      assertThat(members.keySet()).as("seed %d: %s", seed, text).isEqualTo(expected.keySet());
      members.forEach(
          (name, value) ->
              assertThat(value(value))
                  .as("seed %d: %s in %s", seed, name, text)
                  .isEqualTo(expected.get(name)));
    }
  }

  @Test
  void refusesOfBrokenTextsWhatJacksonRefuses() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomJson documents = new RandomJson(random);
    for (int i = 0; i < DOCUMENTS * 3; i++) {
      String text = broken(documents.object(), random);
      assertThat(isObjectHere(text)).as("seed %d: %s", seed, text).isEqualTo(isObject(text));
    }
  }

  private static String broken(String text, Random random) {
    int at = random.nextInt(text.length());
    String characters = "{}[]:,\"\\u0019-+.eEtrfalsn \t\n\u0001xé";
    char other = characters.charAt(random.nextInt(characters.length()));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + other + text.substring(at);
      default -> text.substring(0, at) + other + text.substring(at + 1);
    };
  }

  private static boolean isObjectHere(String text) {
    try {
      JsonMembers.of(text);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private static boolean isObject(String text) {
    try {
      return STRICT.readTree(text).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static JsonValue value(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  @Test
  void unescapesWhatTheWriterEscapes() {
    String all =
        IntStream.rangeClosed(0, 0x2100).mapToObj(Character::toString).reduce("", String::concat)
            + "\ud83d\ude00";

    String text = "{\"a\":\"" + JsonText.escaped(all) + "\"}";

    JsonCursor in = new JsonCursor(text);
    in.pass('{');
    assertThat(in.name()).isEqualTo("a");
    assertThat(in.string("it")).isEqualTo(all);
    assertThat(read(text).getString("a")).isEqualTo(all);
    assertThat(JsonText.escaped("plain")).isEqualTo("plain");
  }

  @Test
  void writesArraysOfStrings() {
    assertThat(JsonText.array(List.of())).isEqualTo("[]");
    assertThat(JsonText.array(List.of("\"", "x"))).isEqualTo("[\"\\\"\",\"x\"]");
  }

  @Test
  void nestsAsDeepAsTheBound() {
    String deep = "[".repeat(JsonCursor.MAX_DEPTH) + "]".repeat(JsonCursor.MAX_DEPTH);

    assertThat(new JsonCursor(deep).value()).isEqualTo(deep);
    assertThatThrownBy(() -> new JsonCursor("[" + deep + "]").value())
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("more than 500 objects and arrays nest in each other at character 501");
  }

  @Test
  void endlessNestingIsNoThreatToTheStack() {
    assertThatThrownBy(() -> new JsonCursor("{\"a\":".repeat(1_000_000)).value())
        .isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\u12\"", "\"\\u12g4\"", "\"\\x\"", "\"\\", "\"\\u+123\"", "\"\\u\u0661234\""})
  void aWrongEscapeIsRefused(String text) {
    assertThatThrownBy(() -> new JsonCursor(text).value())
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("a text has a wrong escape at character 2");
  }
}
