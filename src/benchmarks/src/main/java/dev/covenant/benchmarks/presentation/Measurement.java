package dev.covenant.benchmarks.presentation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What one contender did in some seconds.
 *
 * @param perSecond messages delivered
 * @param median milliseconds from a broadcast to a receipt
 * @param p99 the same
 * @param cpu microseconds of the server's processors for a message
 */
record Measurement(double perSecond, double median, double p99, double cpu) {
  private static final int STUCK = 60;

  /** Keeps so many broadcasts on their way: the next one starts when the oldest has arrived. */
  static Measurement of(Crowd crowd, Arena arena, int outstanding, int size, Duration time)
      throws Exception {
    Broadcasts broadcasts = crowd.broadcasts();
    broadcasts.forgetLatencies();
    long received = broadcasts.received();
    Duration cpu = arena.cpu();
    long start = System.nanoTime();
    arena.broadcast(crowd.contender(), size, outstanding);
    int due = outstanding;
    while (due > 0) {
      int finished = broadcasts.awaitFinished(STUCK, TimeUnit.SECONDS);
      if (finished == 0) {
        throw new IllegalStateException(
            "%s: a broadcast has not reached everybody; the server has let %d of %d clients go"
                .formatted(crowd.contender().name(), crowd.lost(), crowd.size()));
      }
      due -= finished;
      if (System.nanoTime() - start < time.toNanos()) {
        arena.broadcast(crowd.contender(), size, finished);
        due += finished;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long messages = broadcasts.received() - received;
    return new Measurement(
        messages / seconds,
        broadcasts.percentile(50),
        broadcasts.percentile(99),
        arena.cpu().minus(cpu).toNanos() / 1e3 / messages);
  }
}
