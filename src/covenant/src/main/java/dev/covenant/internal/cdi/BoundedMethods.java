package dev.covenant.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The handlers that {@link BoundaryInterceptor} surrounds. Not thread-safe. */
final class BoundedMethods {
  private final Map<Class<?>, Set<Method>> methods = new HashMap<>();

  /** Binds the interceptor to a handler that others surround already. */
  void bind(ProcessAnnotatedType<?> event, AnnotatedMethod<?> handler, BeanManager manager) {
    AnnotatedType<?> type = event.getAnnotatedType();
    if (HandlerRules.of(type, handler, manager).intercepted()) {
      Method member = handler.getJavaMember();
      event
          .configureAnnotatedType()
          .filterMethods(method -> method.getJavaMember().equals(member))
          .forEach(method -> method.add(Bounded.Literal.INSTANCE));
      methods.computeIfAbsent(type.getJavaClass(), c -> new HashSet<>()).add(member);
    }
  }

  boolean contains(AnnotatedType<?> type, Method method) {
    return methods.getOrDefault(type.getJavaClass(), Set.of()).contains(method);
  }
}
