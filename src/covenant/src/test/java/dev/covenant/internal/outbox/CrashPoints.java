package dev.covenant.internal.outbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Halts the thread that gets to the point where its process is to be killed, and says so. */
final class CrashPoints {
  private final CrashKill kill;
  private final AtomicInteger left;

  CrashPoints(CrashKill kill) {
    this.kill = kill;
    left = new AtomicInteger(kill.count());
  }

  void at(CrashPoint here) {
    if (here == kill.point() && left.decrementAndGet() == 0) {
      System.out.println(kill.word());
      forever();
    }
  }

  private static void forever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody was to wake this thread", e);
    }
  }
}
