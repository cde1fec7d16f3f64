package dev.covenant.internal.emission;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers what is emitted in this process. Whoever emits several events in a row takes a turn once,
 * and counts on as long as nobody else has taken one: another thread, or a command in between.
 */
final class EmissionOrder {
  private static final int COUNT_BITS = 20;
  private static final long COUNT = (1L << COUNT_BITS) - 1;
  private static final AtomicLong LAST_TURN = new AtomicLong(1);

  private EmissionOrder() {}

  /**
   * A number above all that were given before.
   *
   * @param latest the last one given to the caller, 0 if none was
   */
  static long after(long latest) {
    boolean goesOn = latest >>> COUNT_BITS == LAST_TURN.get() && (latest & COUNT) < COUNT;
    return goesOn ? latest + 1 : LAST_TURN.incrementAndGet() << COUNT_BITS;
  }
}
