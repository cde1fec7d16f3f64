package dev.covenant.internal.cdi;

import dev.covenant.internal.config.Platform;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Who calls, for the log. */
final class CallerName {
  private static final String UNKNOWN = "unknown caller";

  private CallerName() {}

  static String find(BeanManager manager) {
    return Platform.SECURITY.isPresent()
        ? Authenticated.find(manager).map(Principal::getName).orElse(UNKNOWN)
        : UNKNOWN;
  }

  /** Loads Jakarta Security. */
  private static final class Authenticated {
    /** Some servers throw outside of a request: nobody is authenticated there. */
    static Optional<Principal> find(BeanManager manager) {
      Instance<SecurityContext> context = manager.createInstance().select(SecurityContext.class);
      try {
        return context.isResolvable()
            ? Optional.ofNullable(context.get().getCallerPrincipal())
            : Optional.empty();
      } catch (RuntimeException nobody) {
        return Optional.empty();
      }
    }
  }
}
