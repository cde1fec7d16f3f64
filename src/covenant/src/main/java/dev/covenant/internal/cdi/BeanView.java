package dev.covenant.internal.cdi;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bean type through which a handler is called: its class, or a business interface.
 *
 * @param type the bean type
 * @param method the method as that type has it
 */
record BeanView(Class<?> type, Method method) {
  static Optional<BeanView> of(Bean<?> bean, Method method) {
    if (bean.getTypes().contains(bean.getBeanClass())) {
      return Optional.of(new BeanView(bean.getBeanClass(), method));
    }
    return bean.getTypes().stream().flatMap(type -> in(type, method).stream()).findFirst();
  }

  private static Optional<BeanView> in(Type type, Method method) {
    if (type instanceof Class<?> known) {
      for (Method candidate : known.getMethods()) {
        if (candidate.getDeclaringClass() != Object.class && isSame(candidate, method)) {
          return Optional.of(new BeanView(known, candidate));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Method candidate, Method method) {
    return candidate.getName().equals(method.getName())
        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
  }
}
