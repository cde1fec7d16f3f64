package dev.covenant.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.json.EnvelopeCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JacksonCodecTest {
  private final EnvelopeCodec codec = EnvelopeCodecs.jackson();

  record Bed(int number, String note) {}

  record Moved(
      @JsonProperty("patient_name") String name,
      Instant at,
      Duration took,
      Bed bed,
      List<Bed> others,
      Map<String, Bed> byName) {}

  record Picky(int bed) {
    Picky {
      if (bed < 0) {
        throw new IllegalStateException("of the application");
      }
    }
  }

  record Loop(List<Object> rest) {}

  private static final Moved MOVED =
      new Moved(
          "Ada",
          Instant.parse("2026-11-24T12:00:00Z"),
          Duration.ofMinutes(5),
          new Bed(7, null),
          List.of(),
          Map.of());

  @Test
  void writesRecordsWithIsoDatesAndWithoutNulls() throws Exception {
    assertThat(codec.encodeValue(MOVED))
        .isEqualTo(
            "{\"patient_name\":\"Ada\",\"at\":\"2026-11-24T12:00:00Z\",\"took\":\"PT5M\","
                + "\"bed\":{\"number\":7},\"others\":[],\"byName\":{}}");
  }

  @Test
  void readsWhatItWroteAndIgnoresUnknownMembers() throws Exception {
    String json = codec.encodeValue(MOVED).replaceFirst("\\{", "{\"new\":{\"a\":[1]},");

    assertThat(codec.decodeValue(json, Moved.class)).isEqualTo(MOVED);
  }

  @Test
  void aMissingMemberIsNullOrZero() throws Exception {
    assertThat(codec.decodeValue("{}", Bed.class)).isEqualTo(new Bed(0, null));
  }

  @Test
  void aMapperOfTheApplicationIsUsedAsItIs() throws Exception {
    EnvelopeCodec snake =
        EnvelopeCodecs.jackson(
            JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build());

    assertThat(snake.encodeValue(new Bed(7, "x"))).isEqualTo("{\"Number\":7,\"Note\":\"x\"}");
    assertThat(snake.decodeValue("{\"Number\":7,\"new\":1}", Bed.class))
        .isEqualTo(new Bed(7, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'bed':{'number':'secret'}} | field bed.number: it is no int, or cannot be read at character 18",
        "{'others':[{},{'number':[]}]} | field others[1].number: it is no int, or cannot be read at character 25",
        "{'byName':{'secret':{'number':true}}} | field byName[a key].number: it is no int, or cannot be read at character 31",
        "{'bed':{'number':1 | field bed: what is there cannot be read at character 19",
        "{'bed':secret} | it is malformed at character 8",
        "secret | it is malformed",
        "{} secret | it is malformed",
        "{'at':'secret'} | field at: it is no java.time.Instant, or cannot be read at character 7",
      })
  void whatCannotBeReadIsNamedAndNotShown(String json, String why) {
    Throwable failure =
        catchThrowable(() -> codec.decodeValue(json.replace('\'', '"'), Moved.class));

    assertThat(failure).hasMessageStartingWith(why).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("secret");
  }

  @Test
  void whatAConstructorThrewIsKept() {
    assertThatThrownBy(() -> codec.decodeValue("{\"bed\":-1}", Picky.class))
        .hasMessage("its constructor threw java.lang.IllegalStateException")
        .hasRootCauseMessage("of the application");
  }

  @Test
  void anErrorInWritingNamesTheField() {
    List<Object> self = new java.util.ArrayList<>();
    self.add(self);

    assertThatThrownBy(() -> codec.encodeValue(new Loop(self)))
        .hasMessageStartingWith("field rest[0]");
  }
}
