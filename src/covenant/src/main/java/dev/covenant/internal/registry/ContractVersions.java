package dev.covenant.internal.registry;

import dev.covenant.ContractName;

/** Versions of contract types, each read from its annotation once. Thread-safe. */
public final class ContractVersions {
  private static final ClassValue<Integer> VERSIONS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          ContractName name = type.getAnnotation(ContractName.class);
          return name == null ? 1 : name.version();
        }
      };

  private ContractVersions() {}

  /** The version of a type's shape. */
  public static int of(Class<?> type) {
    return VERSIONS.get(type);
  }
}
