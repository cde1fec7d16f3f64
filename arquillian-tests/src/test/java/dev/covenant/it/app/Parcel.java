package dev.covenant.it.app;

import dev.covenant.Command;

/** An event that a worker delivers. */
public record Parcel(String id, Fate fate) {
  /** Has a command state it. */
  public record Hand(Parcel parcel) implements Command<Void> {}

  /** What becomes of it. */
  public enum Fate {
    /** It is taken. */
    TAKEN,
    /** It is refused the first time. */
    REFUSED_ONCE
  }
}
