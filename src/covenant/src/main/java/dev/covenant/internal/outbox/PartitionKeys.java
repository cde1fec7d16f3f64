package dev.covenant.internal.outbox;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventEnvelope;
import dev.covenant.PartitionKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the partition keys of events. */
final class PartitionKeys {
  private static final int LONGEST = 255;

  private static final ClassValue<Optional<Method>> SOURCES =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return source(type);
        }
      };

  private PartitionKeys() {}

  /** What is marked on the type or on what it extends; one method by one name counts once. */
  private static Optional<Method> source(Class<?> type) {
    Map<String, Method> marked = new TreeMap<>();
    collect(type, marked);
    if (marked.size() > 1 || marked.values().stream().anyMatch(m -> m.getParameterCount() > 0)) {
      throw new ContractException(
          ErrorKind.ENCODING_FAILED,
          null,
          "@PartitionKey on %s: it marks one component, or one method without parameters"
              .formatted(type.getName()));
    }
    marked.values().forEach(method -> method.setAccessible(true));
    return marked.values().stream().findFirst();
  }

  private static void collect(@Nullable Class<?> type, Map<String, Method> marked) {
    if (type == null || type == Object.class) {
      return;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(PartitionKey.class) && !method.isSynthetic()) {
        marked.putIfAbsent(method.getName(), method);
      }
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.isAnnotationPresent(PartitionKey.class)) {
          marked.putIfAbsent(component.getName(), component.getAccessor());
        }
      }
    }
    collect(type.getSuperclass(), marked);
    for (Class<?> extended : type.getInterfaces()) {
      collect(extended, marked);
    }
  }

  /** The key of an event, or null where it has none. */
  static @Nullable String of(EventEnvelope event) {
    Optional<Method> source = SOURCES.get(event.value().getClass());
    if (source.isEmpty()) {
      return null;
    }
    Object key = read(source.get(), event);
    String text = key == null ? null : key.toString();
    if (text != null && (text.isEmpty() || text.length() > LONGEST)) {
      throw new ContractException(
          ErrorKind.ENCODING_FAILED,
          event.contract(),
          "The partition key of %s has %d characters; it may have 1 to %d"
              .formatted(event, text.length(), LONGEST));
    }
    return text;
  }

  private static @Nullable Object read(Method source, EventEnvelope event) {
    try {
      return source.invoke(event.value());
    } catch (InvocationTargetException e) {
      throw unreadable(event, e.getCause());
    } catch (IllegalAccessException e) {
      throw unreadable(event, e);
    }
  }

  private static ContractException unreadable(EventEnvelope event, Throwable cause) {
    return new ContractException(
        ErrorKind.ENCODING_FAILED,
        event.contract(),
        "The partition key of %s cannot be read: %s".formatted(event, cause),
        cause);
  }
}
