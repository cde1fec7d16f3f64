package dev.covenant.internal.config;

import java.util.Optional;

/** Tells which parts of the platform are there; any but CDI may be absent. */
public enum Platform {
  /** MicroProfile Config. */
  CONFIG("MicroProfile Config", "org.eclipse.microprofile.config.ConfigProvider"),
  /** Jakarta Concurrency. */
  CONCURRENCY("Jakarta Concurrency", "jakarta.enterprise.concurrent.ManagedThreadFactory"),
  /** MicroProfile Health. */
  HEALTH("MicroProfile Health", "org.eclipse.microprofile.health.HealthCheck"),
  /** Jackson, which an application may bring. */
  JACKSON("Jackson Databind", "com.fasterxml.jackson.databind.ObjectMapper"),
  /** Jakarta JSON Binding. */
  JSON_BINDING("Jakarta JSON Binding", "jakarta.json.bind.Jsonb"),
  /** MicroProfile Reactive Messaging. */
  REACTIVE_MESSAGING(
      "MicroProfile Reactive Messaging", "org.eclipse.microprofile.reactive.messaging.Emitter"),
  /** Jakarta Security. */
  SECURITY("Jakarta Security", "jakarta.security.enterprise.SecurityContext"),
  /** Jakarta Transactions. */
  TRANSACTIONS("Jakarta Transactions", "jakarta.transaction.TransactionSynchronizationRegistry");

  private final String label;
  private final String type;

  Platform(String label, String type) {
    this.label = label;
    this.type = type;
  }

  /** The specification's name. */
  public String label() {
    return label;
  }

  /** Whether its API can be loaded. Ask before touching a class that needs it. */
  public boolean isPresent() {
    return type().isPresent();
  }

  /**
   * Whether the application brings it, as it brings this library: it has the same class loader, or
   * lies beside it. What the server happens to show does not count.
   */
  public boolean isBrought() {
    return type().filter(Platform::isBrought).isPresent();
  }

  private static boolean isBrought(Class<?> api) {
    return api.getClassLoader() == Platform.class.getClassLoader()
        || ClassFiles.lieTogether(Platform.class, api.getName());
  }

  private Optional<Class<?>> type() {
    try {
      return Optional.of(Class.forName(type, false, Platform.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
