package dev.covenant.it;

import java.net.URI;
import java.util.Locale;

/** The servers that the build knows. */
enum ServerKind {
  PAYARA_MICRO(false),
  WILDFLY(true),
  OPENLIBERTY(true);

  /** The one that this run is about. */
  static final ServerKind TESTED =
      valueOf(System.getProperty("covenant.server").toUpperCase(Locale.ROOT).replace('-', '_'));

  private final boolean bringsReactiveMessaging;

  ServerKind(boolean bringsReactiveMessaging) {
    this.bringsReactiveMessaging = bringsReactiveMessaging;
  }

  /** Whether the applications need no implementation of their own, and must not have one. */
  boolean bringsReactiveMessaging() {
    return bringsReactiveMessaging;
  }

  /** Where the health checks are asked for: WildFly does that where it is managed. */
  URI health(URI application) {
    return this == WILDFLY
        ? URI.create(
            "http://127.0.0.1:%s/".formatted(System.getProperty("wildfly.management.port")))
        : application.resolve("/");
  }
}
