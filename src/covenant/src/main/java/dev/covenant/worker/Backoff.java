package dev.covenant.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a worker waits after a failure before it goes on. Implementations are thread-safe. */
@FunctionalInterface
public interface Backoff {
  /**
   * The time to wait.
   *
   * @param failure what failed
   * @return the time; zero or less for none
   */
  Duration delay(Failure failure);

  /**
   * A batch was given back, or the worker ended with an error and is about to run again.
   *
   * @param attempt how many failures there have been since the last batch that went well, this one
   *     included; at least one
   * @param events how many events the batch has; zero where there was none
   * @param cause what was thrown
   */
  record Failure(int attempt, int events, Throwable cause) {}

  /**
   * Never waits.
   *
   * @return the back-off
   */
  static Backoff none() {
    return failure -> Duration.ZERO;
  }

  /**
   * Always waits as long.
   *
   * @param delay the time
   * @return the back-off
   */
  static Backoff constant(Duration delay) {
    return failure -> delay;
  }

  /**
   * Waits up to twice as long at each failure, and a random time between half of that and all of
   * it, so that workers which failed together do not come back together.
   *
   * @param first the longest time after the first failure; more than zero
   * @param max the longest time after any; not less than the first
   * @return the back-off
   * @throws IllegalArgumentException for other times
   */
  static Backoff exponential(Duration first, Duration max) {
    if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "The back-off starts with %s and ends with %s; it needs 0 < first <= max"
              .formatted(first, max));
    }
    return failure -> {
      long limit = max.toNanos();
      long longest = first.toNanos();
      for (int i = 1; i < failure.attempt() && longest < limit; i++) {
        longest = longest > limit / 2 ? limit : longest * 2;
      }
      return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest) + 1);
    };
  }
}
