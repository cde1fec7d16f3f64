package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has a relay deliver whenever there is a word of new rows, and now and then without one, on a
 * thread of its own. Thread-safe.
 */
final class RelayLoop {
  private static final Logger LOG = System.getLogger(RelayLoop.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(10);

  /** Serialization failure and deadlock (SQL:2016, class 40; PostgreSQL's own state). */
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

  /** MariaDB's "Record has changed since last read". */
  private static final int CHANGED_SINCE_READ = 1020;

  private final Relay relay;
  private final Purge purge;
  private final RelaySettings settings;
  private final Semaphore words = new Semaphore(0);
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** When to purge next; the relay's thread alone knows it. */
  private long purgeAt = System.nanoTime();

  RelayLoop(Relay relay, Purge purge, RelaySettings settings) {
    this.relay = relay;
    this.purge = purge;
    this.settings = settings;
  }

  synchronized void start(ThreadFactory threads) {
    thread = threads.newThread(this::run);
    thread.setName("covenant-outbox-relay");
    thread.start();
  }

  /** Says that there may be new rows. Many words while it delivers are as good as one. */
  void wake() {
    if (words.availablePermits() == 0) {
      words.release();
    }
  }

  private void run() {
    int failures = 0;
    while (!stopping) {
      try {
        boolean more = relay.relay() == settings.batchSize();
        // What a subscriber leaves on the thread is no word to stop.
        Thread.interrupted();
        purge();
        if (!more) {
          await(settings.pollInterval());
        }
        failures = 0;
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "Something interrupted the relay; it goes on unless it is stopped");
      } catch (Exception | Error e) {
        if (isConflict(e)) {
          LOG.log(Level.DEBUG, "The database had the relay give way to another transaction", e);
          continue;
        }
        failures++;
        pause(failures, e);
      }
    }
  }

  /** Whether a database broke a deadlock by rolling this side back: it can simply be repeated. */
  private static boolean isConflict(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 16; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isConflict(sql)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  private static boolean isConflict(SQLException failure) {
    return ROLLED_BACK.contains(String.valueOf(failure.getSQLState()))
        || failure.getErrorCode() == CHANGED_SINCE_READ;
  }

  private void purge() throws SQLException {
    if (System.nanoTime() - purgeAt >= 0) {
      purge.run();
      purgeAt = System.nanoTime() + BETWEEN_PURGES.toNanos();
    }
  }

  private void await(Duration limit) throws InterruptedException {
    if (words.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      words.drainPermits();
    }
  }

  /** The database is down, mostly: it is tried again, less and less often. */
  private void pause(int failures, Throwable failure) {
    Duration poll = settings.pollInterval();
    Duration pause = poll.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration delay = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    LOG.log(
        failures == 1 ? Level.ERROR : Level.WARNING,
        () ->
            "The outbox cannot be read or written (failure %d in a row); tried again in %s"
                .formatted(failures, delay),
        failure);
    try {
      await(delay);
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "Something interrupted the relay; it goes on unless it is stopped");
    }
  }

  /** Takes no more rows and waits for those in hand; after the limit interrupts the delivery. */
  boolean stop(Duration limit) throws InterruptedException {
    stopping = true;
    wake();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return true;
    }
    running.join(Math.max(1, limit.toMillis()));
    if (!running.isAlive()) {
      return true;
    }
    running.interrupt();
    return false;
  }
}
