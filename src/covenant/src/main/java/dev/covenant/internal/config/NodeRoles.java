package dev.covenant.internal.config;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What this node is there for: it starts only work that one of its roles does. */
public final class NodeRoles {
  private static final String KEY = "covenant.roles";

  /** Those that somebody can run as. */
  private static final Set<RuntimeRole> ALL = EnumSet.complementOf(EnumSet.of(RuntimeRole.ANY));

  private NodeRoles() {}

  /** All of them, unless the configuration says. */
  public static Set<RuntimeRole> configured(Problems problems) {
    Optional<String> value = Settings.value(KEY, String.class).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      return ALL;
    }
    Set<RuntimeRole> roles = EnumSet.noneOf(RuntimeRole.class);
    for (String name : value.get().split(",")) {
      named(name).ifPresentOrElse(roles::add, () -> problems.setting(KEY, value.get(), wanted()));
    }
    return roles;
  }

  /** The role of a name, in any case. */
  static Optional<RuntimeRole> named(String name) {
    String label = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(role -> role.label().equals(label)).findFirst();
  }

  static String wanted() {
    return ALL.stream()
        .map(RuntimeRole::label)
        .collect(Collectors.joining(", ", "one or more of ", ""));
  }
}
