package dev.covenant;

import java.util.Locale;

/**
 * An event's trust boundary. Subscribers are keyed by category <em>and</em> type: one type in two
 * categories is two contracts.
 */
public enum EventCategory {
  /** Stays inside this backend. */
  DOMAIN,
  /** Goes to other systems, durably. */
  INTEGRATION,
  /** Output to browsers; never trusted as input. */
  PRESENTATION;

  private final String label = name().toLowerCase(Locale.ROOT);

  /**
   * The stable lower-case name, as on the wire and in observation labels.
   *
   * @return the name, for example {@code domain}
   */
  public String label() {
    return label;
  }
}
