package dev.covenant.internal.json;

import dev.covenant.codec.EnvelopeCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jakarta JSON Binding. */
public final class JsonbCodec implements EnvelopeCodec {
  private static final String EMPTY = "{}";

  private final Jsonb jsonb;

  /** As it is configured. */
  public JsonbCodec(Jsonb jsonb) {
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
    String json;
    try {
      json = jsonb.toJson(value);
    } catch (RuntimeException | StackOverflowError e) {
      throw new JsonbException(field(value) + reason(e), e);
    }
    if (json.equals(EMPTY) && hasContent(value)) {
      throw new JsonbException(
          "this server's JSON Binding does not know records and writes none of the components;"
              + " supply an EnvelopeCodec bean, or make the event a class with getters");
    }
    return json;
  }

  @Override
  public Object decodeValue(String json, Class<?> type) {
    try {
      return jsonb.fromJson(json, type);
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableValue(jsonb, type).explain(json, e);
    }
  }

  /** JSON Binding 3.0 does not speak of records: a provider may write them without a word. */
  private static boolean hasContent(Object value) {
    if (!value.getClass().isRecord()) {
      return false;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (part(value, component) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object part(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new JsonbException("component " + component.getName() + " cannot be read", e);
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
      Object part = part(value, component);
      if (part != null) {
        jsonb.toJson(part);
      }
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  private static String reason(Throwable failure) {
    return failure instanceof StackOverflowError
        ? "it refers to itself"
        : String.valueOf(failure.getMessage());
  }
}
