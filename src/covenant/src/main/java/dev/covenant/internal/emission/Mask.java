package dev.covenant.internal.emission;

/** Stands where a recorder would, and lets nothing be emitted. */
public enum Mask {
  /** Below a command that still executes: nothing may be published either. */
  WITHIN_COMMAND,
  /** Below no command. */
  OUTSIDE;

  /** The mask for code that now runs on a thread on which that emitter stood. */
  public static Mask over(Object emitter) {
    return emitter == null || emitter == OUTSIDE ? OUTSIDE : WITHIN_COMMAND;
  }
}
