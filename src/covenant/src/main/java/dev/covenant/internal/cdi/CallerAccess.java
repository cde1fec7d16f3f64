package dev.covenant.internal.cdi;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.internal.registry.Access;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.SecurityContext;

/**
 * Admits the callers that a handler's security annotations name. Containers honour those on
 * enterprise beans only. Loads Jakarta Security: touch it only where that is present.
 */
record CallerAccess(CallerRule rule, String place, BeanManager manager) implements Access {
  /** Any authenticated caller (Jakarta Security 3.0, section 4.4). */
  private static final String AUTHENTICATED = "**";

  @Override
  public void check(String contract) {
    if (!isAdmitted()) {
      throw new ContractException(
          ErrorKind.ACCESS_DENIED,
          contract,
          "The caller may not run %s, which admits the security roles %s; call it as one of them"
              .formatted(place, rule.roles()));
    }
  }

  private boolean isAdmitted() {
    SecurityContext caller = manager.createInstance().select(SecurityContext.class).get();
    return rule.roles().stream()
        .anyMatch(
            role ->
                role.equals(AUTHENTICATED)
                    ? caller.getCallerPrincipal() != null
                    : caller.isCallerInRole(role));
  }
}
