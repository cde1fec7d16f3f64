package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls the relay when there is enough for it to do: new rows, or deliveries that have ended. These
 * it lets come together for a moment, so that one transaction settles many. Thread-safe.
 */
final class Bell {
  private static final long MOMENT = Duration.ofMillis(10).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();

  /** Rows that are being delivered, or wait for a thread. */
  private final AtomicInteger outstanding = new AtomicInteger();

  /** Rows that are delivered, or failed, and are not settled. */
  private final AtomicInteger ended = new AtomicInteger();

  private volatile long firstEnded;
  private volatile int enough;
  private boolean word;

  /** Says that there may be new rows, or that it is time to stop. */
  void ring() {
    lock.lock();
    try {
      word = true;
      rung.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The relay has taken rows. */
  void taken(int rows) {
    outstanding.addAndGet(rows);
  }

  /** A row's delivery has ended. */
  void ended() {
    if (ended.get() == 0) {
      firstEnded = System.nanoTime();
    }
    boolean first = ended.getAndIncrement() == 0;
    if (outstanding.decrementAndGet() == enough || first) {
      lock.lock();
      try {
        rung.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The relay looks at so many that have ended. */
  void seen(int rows) {
    ended.addAndGet(-rows);
  }

  int outstanding() {
    return outstanding.get();
  }

  /**
   * Waits for something to do.
   *
   * @param limit how long at most
   * @param forWords whether new rows count
   * @param few how many rows may be outstanding when those that have ended are worth a transaction;
   *     less than none where they do not count
   * @return whether there was a word of new rows
   */
  boolean await(Duration limit, boolean forWords, int few) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    lock.lockInterruptibly();
    try {
      enough = few;
      while (!(word && forWords) && !(ended.get() > 0 && outstanding.get() <= few)) {
        long until =
            few >= 0 && ended.get() > 0 ? Math.min(end - firstEnded, MOMENT) + firstEnded : end;
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        rung.awaitNanos(left);
      }
      boolean heard = word && forWords;
      word &= !heard;
      return heard;
    } finally {
      lock.unlock();
    }
  }
}
