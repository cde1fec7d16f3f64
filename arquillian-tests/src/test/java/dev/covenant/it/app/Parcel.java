package dev.covenant.it.app;

/** An event that a worker delivers. */
public record Parcel(String id, Fate fate) {
  /** What becomes of it. */
  public enum Fate {
    /** It is taken. */
    TAKEN,
    /** It is refused the first time. */
    REFUSED_ONCE
  }
}
