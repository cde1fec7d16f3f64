package dev.covenant.internal.cdi;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    List<BeanView> views =
        bean.getTypes().stream()
            .map(BeanView::raw)
            .filter(Objects::nonNull)
            .flatMap(BeanView::all)
            .toList();
    return first(views, method, BeanView::isSame)
        .or(() -> first(views, method, BeanView::isGenericFormOf));
  }

  private static Stream<BeanView> all(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .map(method -> new BeanView(type, method));
  }

  private static Optional<BeanView> first(
      List<BeanView> views, Method method, BiPredicate<Method, Method> matches) {
    return views.stream()
        .filter(view -> view.method.getName().equals(method.getName()))
        .filter(view -> matches.test(view.method, method))
        .findFirst();
  }

  private static boolean isSame(Method candidate, Method method) {
    return Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
  }

  /** A generic interface has the method with the bound of its parameter. */
  private static boolean isGenericFormOf(Method candidate, Method method) {
    return candidate.getParameterCount() == 1
        && candidate.getParameterTypes()[0].isAssignableFrom(method.getParameterTypes()[0]);
  }

  private static @Nullable Class<?> raw(Type type) {
    Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    return raw instanceof Class<?> known ? known : null;
  }
}
