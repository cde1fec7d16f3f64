package dev.covenant.internal.channel;

import dev.covenant.internal.config.Settings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The channels that something takes messages from: a method, an injected stream, or a connector
 * (MicroProfile Reactive Messaging 3.0, sections "Channel" and "Configuration"). Loads the
 * messaging API: touch it only where that is present.
 */
public final class ChannelEnds {
  private static final String SEVERAL = "io.smallrye.reactive.messaging.annotations.Incomings";

  private final Set<String> consumed = new HashSet<>();

  private ChannelEnds() {}

  /** Looks at all beans of the application. */
  public static ChannelEnds of(BeanManager manager) {
    ChannelEnds ends = new ChannelEnds();
    for (Bean<?> bean : manager.getBeans(Object.class, Any.Literal.INSTANCE)) {
      for (Class<?> type = bean.getBeanClass(); type != null; type = type.getSuperclass()) {
        ends.readMethods(type);
      }
      bean.getInjectionPoints().forEach(ends::readInjection);
    }
    return ends;
  }

  private void readMethods(Class<?> type) {
    for (Method method : methods(type)) {
      for (Annotation annotation : method.getAnnotations()) {
        readIncoming(annotation);
      }
    }
  }

  private void readIncoming(Annotation annotation) {
    if (annotation instanceof Incoming incoming) {
      consumed.add(incoming.value());
    } else if (annotation.annotationType().getName().equals(SEVERAL)) {
      several(annotation).forEach(this::readIncoming);
    }
  }

  /** Of SmallRye. Not by getAnnotationsByType: some servers do not show applications this type. */
  private static List<Incoming> several(Annotation annotation) {
    try {
      Method value = annotation.annotationType().getMethod("value");
      return List.of((Incoming[]) value.invoke(annotation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Method[] methods(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError unreadable) {
      // Some other library's bean, a part of which is not here: it takes no messages either.
      return new Method[0];
    }
  }

  private void readInjection(InjectionPoint point) {
    boolean sends =
        point.getType() instanceof ParameterizedType type && type.getRawType() == Emitter.class;
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof Channel channel && !sends) {
        consumed.add(channel.value());
      }
    }
  }

  /** Whether messages of a channel go anywhere. */
  public boolean has(String channel) {
    return consumed.contains(channel)
        || isConfigured(channel)
        || isConfigured("\"" + channel + "\"");
  }

  private static boolean isConfigured(String channel) {
    return Settings.value("mp.messaging.outgoing." + channel + ".connector", String.class)
        .isPresent();
  }
}
