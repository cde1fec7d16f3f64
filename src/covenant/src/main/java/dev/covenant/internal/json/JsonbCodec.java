package dev.covenant.internal.json;

import dev.covenant.codec.EnvelopeCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Jakarta JSON Binding. */
public final class JsonbCodec implements EnvelopeCodec {
  private final Jsonb jsonb;

  private JsonbCodec(Jsonb jsonb) {
    this.jsonb = jsonb;
  }

  /** The platform's JSON Binding, or empty where there is none. */
  public static Optional<JsonbCodec> find() {
    try {
      return Optional.of(new JsonbCodec(JsonbBuilder.create()));
    } catch (JsonbException | LinkageError absent) {
      return Optional.empty();
    }
  }

  @Override
  public String encodeValue(Object value) {
    try {
      return jsonb.toJson(value);
    } catch (RuntimeException | StackOverflowError e) {
      throw new JsonbException(field(value) + reason(e), e);
    }
  }

  /** Says which component of a record it was; the provider's message may not. */
  private String field(Object value) {
    if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        if (!encodes(value, component)) {
          return "field " + component.getName() + " (" + component.getType().getName() + "): ";
        }
      }
    }
    return "";
  }

  private boolean encodes(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      Object part = component.getAccessor().invoke(value);
      if (part != null) {
        jsonb.toJson(part);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  private static String reason(Throwable failure) {
    return failure instanceof StackOverflowError
        ? "it refers to itself"
        : String.valueOf(failure.getMessage());
  }
}
