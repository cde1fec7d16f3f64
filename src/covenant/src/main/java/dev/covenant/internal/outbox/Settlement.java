package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a claimed row.
 *
 * @param row the row
 * @param end how its delivery ended
 * @param done the targets that have it now
 * @param delay after which it is due again
 * @param error why it was not delivered, or null
 */
record Settlement(Row row, End end, Set<String> done, Duration delay, @Nullable String error) {
  /** How a delivery ended. */
  enum End {
    /** All targets have it. */
    DELIVERED,
    /** Some target failed; it is tried again. */
    FAILED,
    /** Some target failed too often. */
    DEAD,
    /** It was not tried, or cannot be here: it waits, and that is nobody's fault. */
    WAITING
  }

  static Settlement delivered(Row row) {
    return new Settlement(row, End.DELIVERED, Set.of(), Duration.ZERO, null);
  }

  static Settlement untried(Row row) {
    return waiting(row, row.done(), Duration.ZERO, null);
  }

  static Settlement waiting(Row row, Set<String> done, Duration delay, @Nullable String why) {
    return new Settlement(row, End.WAITING, done, delay, why);
  }

  static Settlement failed(Row row, Set<String> done, Duration delay, String error) {
    return new Settlement(row, End.FAILED, done, delay, error);
  }

  static Settlement dead(Row row, Set<String> done, String error) {
    return new Settlement(row, End.DEAD, done, Duration.ZERO, error);
  }
}
