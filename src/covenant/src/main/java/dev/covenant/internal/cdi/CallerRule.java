package dev.covenant.internal.cdi;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which callers a handler's security annotations admit (Jakarta Annotations 2.1, section 2.12):
 * those of the method, else of the class that declares it, else of the bean's class.
 *
 * @param roles the security roles one of which a caller needs; none admits nobody
 */
record CallerRule(List<String> roles) {
  private static final CallerRule EVERYBODY = new CallerRule(List.of("everybody"));

  /** The rule of a handler, or empty where everybody is admitted. */
  static Optional<CallerRule> of(AnnotatedType<?> bean, AnnotatedMethod<?> method) {
    AnnotatedElement declaring = method.getJavaMember().getDeclaringClass();
    return of(method.getAnnotations())
        .or(() -> of(List.of(declaring.getAnnotations())))
        .or(() -> of(bean.getAnnotations()))
        .filter(rule -> rule != EVERYBODY);
  }

  private static Optional<CallerRule> of(Collection<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof PermitAll) {
        return Optional.of(EVERYBODY);
      }
      if (annotation instanceof DenyAll) {
        return Optional.of(new CallerRule(List.of()));
      }
      if (annotation instanceof RolesAllowed allowed) {
        return Optional.of(new CallerRule(List.of(allowed.value())));
      }
    }
    return Optional.empty();
  }
}
