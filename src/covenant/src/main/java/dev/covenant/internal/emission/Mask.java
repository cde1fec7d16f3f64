package dev.covenant.internal.emission;

import org.jspecify.annotations.Nullable;

/** Stands where a recorder would, and lets nothing be emitted. */
public enum Mask {
  /** Below a command that still executes: nothing may be published either. */
  WITHIN_COMMAND;

  /** The mask for code that now runs on a thread on which that emitter stood, if any did. */
  public static @Nullable Mask over(@Nullable Object emitter) {
    return emitter == null ? null : WITHIN_COMMAND;
  }
}
