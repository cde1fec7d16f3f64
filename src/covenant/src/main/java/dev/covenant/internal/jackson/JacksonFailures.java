package dev.covenant.internal.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what Jackson could not read, and where. Its own messages quote the text, which may be
 * secret, so neither they nor it as a cause go any further; what a constructor threw is the
 * application's.
 */
final class JacksonFailures {
  private JacksonFailures() {}

  /** Says what Jackson could not write. */
  static IllegalArgumentException unwritable(JsonProcessingException failure) {
    String field = failure instanceof JsonMappingException mapping ? field(mapping) : "";
    return new IllegalArgumentException(field + failure.getOriginalMessage(), failure);
  }

  static IllegalArgumentException unreadable(JsonProcessingException failure) {
    IllegalArgumentException unreadable =
        failure instanceof JsonMappingException mapping
            ? unfit(mapping)
            : new IllegalArgumentException("it is malformed" + position(failure));
    unreadable.setStackTrace(failure.getStackTrace());
    return unreadable;
  }

  private static IllegalArgumentException unfit(JsonMappingException failure) {
    String field = field(failure);
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      Throwable cause = failure.getCause();
      return new IllegalArgumentException(
          field + "its constructor threw " + cause.getClass().getName(), cause);
    }
    @Nullable Class<?> target =
        failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    String what = target == null ? "what is there" : "it is no " + target.getTypeName() + ", or";
    return new IllegalArgumentException(field + what + " cannot be read" + position(failure));
  }

  private static String field(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else if (isMap(step.getFrom())) {
        // A key is content, too.
        path.append("[a key]");
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "" : "field " + path + ": ";
  }

  private static boolean isMap(@Nullable Object from) {
    return from instanceof Map || from instanceof Class<?> type && Map.class.isAssignableFrom(type);
  }

  private static String position(JsonProcessingException failure) {
    return failure.getLocation() == null || failure.getLocation().getCharOffset() < 0
        ? ""
        : " at character " + (failure.getLocation().getCharOffset() + 1);
  }
}
