package dev.covenant.internal.outbox;

/** Holds commands back while the relays have more than enough to deliver. Thread-safe. */
final class CrashBacklog {
  private static final int ENOUGH = 60;

  private int events;

  /** Begins with what an earlier process left: else every kill would leave more. */
  CrashBacklog(int events) {
    this.events = events;
  }

  synchronized void more(int some) throws InterruptedException {
    while (events >= ENOUGH) {
      wait();
    }
    events += some;
  }

  /** Some were delivered, perhaps not for the first time, or rolled back. */
  synchronized void less(int some) {
    events = Math.max(0, events - some);
    notifyAll();
  }
}
