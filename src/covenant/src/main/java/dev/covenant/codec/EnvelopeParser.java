package dev.covenant.codec;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.internal.codec.JsonCursor;
import dev.covenant.internal.codec.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope's own members; the value stays text. An audience that cannot be understood is
 * an error, never everyone. Not thread-safe.
 */
final class EnvelopeParser {
  private final JsonCursor in;
  private @Nullable String id;
  private @Nullable EventCategory category;
  private @Nullable String contract;
  private @Nullable Integer version;
  private @Nullable Audience audience;
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
        Objects.requireNonNullElse(version, 1),
        Objects.requireNonNullElse(audience, Audience.everyone()),
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
      case "id" -> id = word(name, id);
      case "category" -> category = category(text(name, category));
      case "contract" -> contract = word(name, contract);
      case "version" -> version = version(first(name, version).value());
      case "audience" -> audience = audience(labels(first(name, audience)));
      case "traceparent" -> traceparent = text(name, traceparent);
      case "value" -> value = first(name, value).value();
      default -> in.value();
    }
  }

  private JsonCursor first(String name, @Nullable Object present) {
    if (present != null) {
      throw in.malformed("there is a second " + name);
    }
    return in;
  }

  private String text(String name, @Nullable Object present) {
    return first(name, present).string(name);
  }

  private String word(String name, @Nullable Object present) {
    String word = text(name, present);
    if (word.isBlank()) {
      throw in.malformed(name + " is blank");
    }
    return word;
  }

  private EventCategory category(String label) {
    for (EventCategory known : EventCategory.values()) {
      if (known.label().equals(label)) {
        return known;
      }
    }
    throw in.malformed("category is none of " + labels(EventCategory.values()));
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

  private static List<String> labels(JsonCursor in) {
    List<String> labels = new ArrayList<>();
    if (!in.passes('[')) {
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
