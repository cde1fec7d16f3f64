package dev.covenant.benchmarks.outbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Does nothing with what is delivered but count it. Thread-safe. */
public class Receiver {
  private static final long LIMIT = Duration.ofMinutes(5).toNanos();
  private static final long PAUSE = Duration.ofNanos(200_000).toNanos();

  private final AtomicLong count = new AtomicLong();
  private volatile long lastAt;

  /** Takes an event, in any form. */
  public void hear(String event) {
    lastAt = System.nanoTime();
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  /** When the last event came, by the clock of {@link System#nanoTime()}. */
  long lastAt() {
    return lastAt;
  }

  /** Waits until so many events have come since the start. */
  void await(long expected) {
    long start = System.nanoTime();
    while (count.get() < expected) {
      if (System.nanoTime() - start > LIMIT) {
        throw new IllegalStateException(
            "Of %d events only %d were delivered".formatted(expected, count.get()));
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
