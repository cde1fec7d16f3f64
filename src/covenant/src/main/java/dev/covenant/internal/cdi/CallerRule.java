package dev.covenant.internal.cdi;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.Annotated;
import java.util.List;
import java.util.Optional;

/**
 * Which callers a handler's security annotations admit (Jakarta Annotations 2.1, section 2.12: a
 * method's override those of its class).
 *
 * @param roles the security roles one of which a caller needs; none admits nobody
 */
record CallerRule(List<String> roles) {
  /** The rule of a handler, or empty where everybody is admitted. */
  static Optional<CallerRule> of(Annotated bean, Annotated method) {
    return isSecured(method) ? of(method) : of(bean);
  }

  private static boolean isSecured(Annotated element) {
    return element.isAnnotationPresent(PermitAll.class) || of(element).isPresent();
  }

  private static Optional<CallerRule> of(Annotated element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(new CallerRule(List.of()));
    }
    return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
        .map(allowed -> new CallerRule(List.of(allowed.value())));
  }
}
