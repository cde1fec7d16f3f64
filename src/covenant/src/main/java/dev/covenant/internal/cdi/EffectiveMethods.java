package dev.covenant.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** The methods that a bean really has: an annotated type lists those it overrides as well. */
final class EffectiveMethods {
  private EffectiveMethods() {}

  static <T> List<AnnotatedMethod<? super T>> of(AnnotatedType<T> type) {
    return type.getMethods().stream()
        .filter(method -> !isOverridden(method.getJavaMember(), type))
        .toList();
  }

  private static boolean isOverridden(Method method, AnnotatedType<?> type) {
    return type.getMethods().stream()
        .map(AnnotatedMethod::getJavaMember)
        .anyMatch(other -> overrides(other, method));
  }

  private static boolean overrides(Method other, Method method) {
    return other.getDeclaringClass() != method.getDeclaringClass()
        && method.getDeclaringClass().isAssignableFrom(other.getDeclaringClass())
        && !Modifier.isPrivate(method.getModifiers())
        && other.getName().equals(method.getName())
        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes());
  }
}
