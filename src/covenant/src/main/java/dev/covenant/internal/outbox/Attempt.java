package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a row. The thread that delivers says how far it is; the relay may interrupt
 * it, or give it up. Thread-safe.
 */
final class Attempt {
  private final Row row;
  private final Thread thread = Thread.currentThread();
  private final Set<String> done;

  /** Who is being called, or null. */
  private @Nullable String target;

  private long since;
  private boolean interrupted;
  private boolean givenUp;

  /** How a target returned. */
  enum Return {
    ON_TIME,
    /** It had been interrupted. */
    INTERRUPTED,
    /** It had been given up: its row is settled, and no longer this thread's. */
    TOO_LATE
  }

  /**
   * What is known of a try that was given up.
   *
   * @param target who did not return
   * @param done who has the event
   */
  record GivenUp(String target, Set<String> done) {}

  /** Begins it, on the thread that delivers. */
  Attempt(Row row) {
    this.row = row;
    done = new LinkedHashSet<>(row.done());
  }

  Row row() {
    return row;
  }

  synchronized Set<String> done() {
    return new LinkedHashSet<>(done);
  }

  synchronized void call(String name) {
    target = name;
    since = System.nanoTime();
  }

  /** The target returned; the thread is no longer interrupted. */
  synchronized Return returned(boolean delivered) {
    if (givenUp) {
      return Return.TOO_LATE;
    }
    if (delivered && target != null) {
      done.add(target);
    }
    target = null;
    boolean late = interrupted;
    interrupted = false;
    if (late) {
      Thread.interrupted();
    }
    return late ? Return.INTERRUPTED : Return.ON_TIME;
  }

  private boolean lasts(Duration limit) {
    return target != null && !givenUp && System.nanoTime() - since >= limit.toNanos();
  }

  /** Interrupts a target that takes longer than that, once. */
  synchronized void interruptAfter(Duration limit) {
    if (lasts(limit) && !interrupted) {
      interrupted = true;
      thread.interrupt();
    }
  }

  /**
   * Waits no longer for a target that takes longer than that.
   *
   * @param stuck is told, before the target can return
   * @return empty where there is no such target
   */
  synchronized Optional<GivenUp> giveUpAfter(Duration limit, Stuck stuck) {
    if (!lasts(limit)) {
      return Optional.empty();
    }
    givenUp = true;
    stuck.add(target, row.event().id());
    return Optional.of(new GivenUp(target, Set.copyOf(done)));
  }
}
