package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Work on a thread of its own, until it is asked to stop. Thread-safe. */
final class Background {
  private static final Logger LOG = System.getLogger(Background.class.getName());

  private final String name;
  private final Runnable wake;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** What is to be done; it asks now and then whether it is to stop. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /**
   * Prepares it.
   *
   * @param name the thread's name
   * @param wake has the work look whether it is to stop
   */
  Background(String name, Runnable wake) {
    this.name = name;
    this.wake = wake;
  }

  synchronized void start(ThreadFactory threads, Work work) {
    thread = threads.newThread(() -> run(work));
    thread.setName(name);
    thread.start();
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0} was interrupted and ends", name);
    }
  }

  synchronized boolean isStarted() {
    return thread != null;
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Lets time pass, less where it is to stop. */
  void pause(Duration time) throws InterruptedException {
    if (stopping.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.log(Level.DEBUG, "{0} is to stop", name);
    }
  }

  /**
   * Asks it to stop, and waits.
   *
   * @return whether it has, or never began
   */
  boolean stop(Duration limit) throws InterruptedException {
    stopping.countDown();
    wake.run();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return true;
    }
    running.join(Math.max(1, limit.toMillis()));
    return !running.isAlive();
  }
}
