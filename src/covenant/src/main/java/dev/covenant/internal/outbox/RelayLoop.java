package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Has a relay take its turns, on a thread of its own: whenever there is a word of new rows or
 * enough was delivered, and now and then without one. Thread-safe.
 */
final class RelayLoop {
  private static final Logger LOG = System.getLogger(RelayLoop.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How soon after rows were claimed others are: when there are many they come together. */
  private static final Duration APART = Duration.ofMillis(20);

  /** How soon it looks again when it stops. */
  private static final Duration HASTE = Duration.ofMillis(100);

  /** After so many in a row it is something else than bad luck. */
  private static final int MOST_CONFLICTS = 3;

  /** How soon it sees that it is to stop, where it waits for room. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long interrupted deliveries have when it stops. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Relay relay;
  private final RowDelivery delivery;
  private final Chores chores;
  private final RelaySettings settings;
  private final Bell bell;
  private final Background background;
  private volatile boolean finished;
  private volatile long stopBy;

  /** Whether there are new rows, as far as its thread has heard. */
  private boolean expectant = true;

  /** When its thread looks for rows of which it did not hear, as {@link System#nanoTime()}. */
  private long lookAt;

  /** When its thread last claimed rows, as {@link System#nanoTime()}. */
  private long claimedAt = System.nanoTime() - APART.toNanos();

  RelayLoop(Relay relay, RowDelivery delivery, Chores chores, RelaySettings settings, Bell bell) {
    this.relay = relay;
    this.delivery = delivery;
    this.chores = chores;
    this.settings = settings;
    this.bell = bell;
    background = new Background("covenant-outbox-relay", bell::ring);
  }

  void start(ThreadFactory threads) {
    background.start(threads, () -> run(new Couriers(delivery, settings, threads)));
  }

  /** Says that there may be new rows. Many words while it is busy are as good as one. */
  void wake() {
    bell.ring();
  }

  private void run(Couriers couriers) {
    int failures = 0;
    int conflicts = 0;
    while (!background.isStopping()) {
      try {
        Turn turn = relay.turn(isToClaim(), couriers::deliver);
        failures = 0;
        conflicts = 0;
        couriers.supervise();
        chores.run();
        await(turn);
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "Something interrupted the relay; it goes on unless it is stopped");
      } catch (Exception | Error e) {
        conflicts++;
        if (conflicts < MOST_CONFLICTS && Conflicts.isOne(e)) {
          LOG.log(Level.DEBUG, "The database had the relay give way to another transaction", e);
        } else {
          failures++;
          recover(couriers, failures, e);
        }
      }
    }
    finish(couriers);
  }

  /** Without a word of new rows it looks now and then, which changes nothing in the database. */
  private boolean isToClaim() throws SQLException {
    boolean time = System.nanoTime() - lookAt >= 0;
    if (expectant || time) {
      lookAt = System.nanoTime() + settings.pollInterval().toNanos();
    }
    return expectant || time && relay.isAnyDue();
  }

  private void await(Turn turn) throws InterruptedException {
    if (!turn.claimed().isEmpty()) {
      claimedAt = System.nanoTime();
    }
    boolean more =
        turn.claimed().size() == settings.batchSize()
            || turn.freed()
            || expectant && !turn.looked();
    if (more && relay.hasRoom()) {
      expectant = true;
    } else {
      boolean heard = bell.await(pause(), relay.hasRoom(), more ? settings.batchSize() : 0);
      if (heard) {
        gather();
      }
      expectant = more || heard;
    }
  }

  /** Lets rows come together: a turn costs as much for one as for many. */
  private void gather() throws InterruptedException {
    bell.await(APART.minusNanos(System.nanoTime() - claimedAt), false, -1);
  }

  /** How long to wait without a word: leases and deliveries are looked after meanwhile. */
  private Duration pause() {
    Duration look = Duration.ofNanos(Math.max(0, lookAt - System.nanoTime()));
    Duration care = settings.lease();
    if (bell.outstanding() > 0 && settings.timeout().compareTo(care) < 0) {
      care = settings.timeout();
    }
    care = care.dividedBy(4);
    care = care.compareTo(LOOK) < 0 || relay.hasRoom() ? care : LOOK;
    return look.compareTo(care) < 0 ? look : care;
  }

  /** The database is down, mostly: it is tried again, less and less often. */
  private void recover(Couriers couriers, int failures, Throwable failure) {
    Duration pause = settings.pollInterval().multipliedBy(1L << Math.min(failures - 1, 20));
    Duration delay = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    LOG.log(
        failures == 1 ? Level.ERROR : Level.WARNING,
        () ->
            "The outbox cannot be read or written (failure %d in a row); tried again in %s"
                .formatted(failures, delay),
        failure);
    try {
      relay.settleSingly();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The outbox cannot be written row by row either", e);
    }
    expectant = true;
    long until = System.nanoTime() + delay.toNanos();
    while (!background.isStopping() && System.nanoTime() - until < 0) {
      try {
        couriers.supervise();
        bell.await(Duration.ofNanos(until - System.nanoTime()), true, -1);
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "Something interrupted the relay; it goes on unless it is stopped");
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "A thread that delivers cannot be replaced; tried again later", e);
        return;
      }
    }
  }

  /** Lets the deliveries in hand end, and settles them. */
  private void finish(Couriers couriers) {
    couriers.cancel();
    settleUntil(stopBy, () -> {});
    finished = bell.outstanding() == 0;
    if (!finished) {
      settleUntil(System.nanoTime() + GRACE.toNanos(), couriers::interrupt);
    }
    settle();
    couriers.dismiss();
    leave();
  }

  private void leave() {
    try {
      relay.leave();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The relay cannot say that it is gone; its lease ends by itself", e);
    }
  }

  private void settleUntil(long end, Runnable haste) {
    while (bell.outstanding() > 0 && System.nanoTime() - end < 0) {
      haste.run();
      try {
        bell.await(Duration.ofNanos(Math.min(HASTE.toNanos(), end - System.nanoTime())), false, 0);
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "Something interrupted the relay; it ends by itself");
      }
      settle();
    }
  }

  private void settle() {
    try {
      relay.turn(false, rows -> {});
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "The last deliveries cannot be settled; they will be repeated", e);
    }
  }

  /**
   * Takes no more rows and waits for those in hand; after the limit interrupts their deliveries.
   *
   * @return whether they were finished in time
   */
  boolean stop(Duration limit) throws InterruptedException {
    stopBy = System.nanoTime() + limit.toNanos();
    return background.stop(limit.plus(GRACE).plus(GRACE)) && (finished || !background.isStarted());
  }
}
