package dev.covenant.codec;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.internal.codec.JsonCursor;
import dev.covenant.internal.codec.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope's own members; the value stays text. An audience that cannot be understood is
 * an error, never everyone. Not thread-safe.
 */
final class EnvelopeParser {
  private final JsonCursor in;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String id;
  private @Nullable EventCategory category;
  private @Nullable String contract;
  private int version = 1;
  private Audience audience = Audience.everyone();
  private @Nullable String traceparent;
  private @Nullable String value;

  private EnvelopeParser(JsonCursor in) {
    this.in = in;
  }

  static EncodedEnvelope parse(String text) {
    if (text == null) {
      throw failed(null, "there is no text", null);
    }
    EnvelopeParser parser = new EnvelopeParser(new JsonCursor(text));
    try {
      return parser.parsed();
    } catch (MalformedJsonException e) {
      throw failed(parser.contract, String.valueOf(e.getMessage()), e);
    }
  }

  private static ContractException failed(
      @Nullable String contract, String why, @Nullable Throwable cause) {
    return new ContractException(
        ErrorKind.DECODING_FAILED,
        contract,
        "This is no envelope: %s; see to it that only what Covenant writes comes here"
            .formatted(why),
        cause);
  }

  private EncodedEnvelope parsed() {
    in.pass('{');
    if (!in.passes('}')) {
      do {
        member(in.name());
      } while (in.passes(','));
      in.pass('}');
    }
    in.end();
    return new EncodedEnvelope(
        there("id", id),
        there("category", category),
        there("contract", contract),
        version,
        audience,
        traceparent,
        there("value", value));
  }

  private static <T> T there(String name, @Nullable T member) {
    if (member == null) {
      throw new MalformedJsonException(name + " is missing");
    }
    return member;
  }

  private void member(String name) {
    switch (name) {
      case "id" -> id = word(name);
      case "category" -> category = category(text(name));
      case "contract" -> contract = word(name);
      case "version" -> version = version(once(name).value());
      case "audience" -> audience = audience(labels());
      case "traceparent" -> traceparent = text(name);
      case "value" -> value = once(name).value();
      default -> in.value();
    }
  }

  private JsonCursor once(String name) {
    if (!seen.add(name)) {
      throw in.malformed("there is a second " + name);
    }
    return in;
  }

  private String text(String name) {
    return once(name).string(name);
  }

  private String word(String name) {
    String word = text(name);
    if (word.isBlank()) {
      throw in.malformed(name + " is blank");
    }
    return word;
  }

  private EventCategory category(String label) {
    return Stream.of(EventCategory.values())
        .filter(known -> known.label().equals(label))
        .findFirst()
        .orElseThrow(() -> in.malformed("category is none of " + labels(EventCategory.values())));
  }

  private static String labels(EventCategory... categories) {
    return Stream.of(categories).map(EventCategory::label).collect(Collectors.joining(", "));
  }

  private int version(String number) {
    try {
      int parsed = Integer.parseInt(number);
      if (parsed > 0) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      // As below.
    }
    throw in.malformed("version is not a whole number from 1");
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    if (!once("audience").passes('[')) {
      throw in.malformed("audience is not an array");
    }
    if (!in.passes(']')) {
      do {
        labels.add(in.string("a label of audience"));
      } while (in.passes(','));
      in.pass(']');
    }
    return labels;
  }

  private Audience audience(List<String> labels) {
    try {
      return Audience.of(labels);
    } catch (ContractException e) {
      throw in.malformed(String.valueOf(e.getMessage()));
    }
  }
}
