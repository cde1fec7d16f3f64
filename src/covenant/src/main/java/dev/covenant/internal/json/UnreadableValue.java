package dev.covenant.internal.json;

import dev.covenant.internal.codec.JsonMembers;
import dev.covenant.internal.codec.MalformedJsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/**
 * Says why a value could not be read, and which field it was: a provider's message may not. It may
 * quote the text instead, which may be secret, so neither it nor the provider's exception as a
 * cause goes any further; what a constructor threw is the application's.
 *
 * @param jsonb could not read it
 * @param type what was to be read
 */
record UnreadableValue(Jsonb jsonb, Class<?> type) {
  JsonbException explain(String json, Throwable failure) {
    Optional<Throwable> refusal = thrownByApplication(failure);
    String reason =
        refusal
            .map(cause -> "its constructor threw " + cause.getClass().getName())
            .orElseGet(() -> field(json));
    JsonbException explained = new JsonbException(reason, refusal.orElse(null));
    explained.setStackTrace(failure.getStackTrace());
    return explained;
  }

  private static Optional<Throwable> thrownByApplication(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 64; cause = cause.getCause()) {
      if (cause instanceof InvocationTargetException invocation) {
        return Optional.ofNullable(invocation.getCause());
      }
      depth++;
    }
    return Optional.empty();
  }

  private String field(String json) {
    Map<String, String> members;
    try {
      members = JsonMembers.of(json);
    } catch (MalformedJsonException e) {
      return "it is malformed, or no object: " + e.getMessage();
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        String value = members.get(component.getName());
        if (value != null && !reads(value, component)) {
          return "field %s: what is there is no %s, or cannot be read"
              .formatted(component.getName(), component.getGenericType().getTypeName());
        }
      }
    }
    return "a field has a value of another type, or its type cannot be read";
  }

  private boolean reads(String value, RecordComponent component) {
    try {
      jsonb.fromJson(value, component.getGenericType());
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }
}
