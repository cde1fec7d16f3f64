package dev.covenant.it;

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
}
