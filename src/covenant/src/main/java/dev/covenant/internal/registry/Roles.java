package dev.covenant.internal.registry;

import dev.covenant.ContractKind;
import dev.covenant.RuntimeRole;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles a handler declares, and what that means for its kind of contract. */
final class Roles {
  private final Set<RuntimeRole> declared;
  private final int permitted;

  Roles(ContractKind kind, RuntimeRole... roles) {
    declared = EnumSet.noneOf(RuntimeRole.class);
    Collections.addAll(declared, roles);
    boolean open =
        declared.contains(RuntimeRole.ANY) || (declared.isEmpty() && opensByDefault(kind));
    int bits = 0;
    for (RuntimeRole role : open ? Set.of(RuntimeRole.values()) : declared) {
      bits |= 1 << role.ordinal();
    }
    permitted = bits;
  }

  /** Commands and queries fail closed; jobs and subscribers do not. */
  private static boolean opensByDefault(ContractKind kind) {
    return kind == ContractKind.JOB || kind == ContractKind.EVENT;
  }

  /** A caller without a role is trusted code in this process. */
  boolean permit(@Nullable RuntimeRole caller) {
    return caller == null || (permitted & 1 << caller.ordinal()) != 0;
  }

  Set<RuntimeRole> declared() {
    return declared;
  }
}
