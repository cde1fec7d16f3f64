package dev.covenant.testing.spi;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Work on a thread of its own. */
final class Background<T> {
  private static final int PATIENCE_SECONDS = 30;

  private final FutureTask<T> work;
  private final Thread thread;

  private Background(Callable<T> work) {
    this.work = new FutureTask<>(work);
    this.thread = new Thread(this.work);
    thread.setDaemon(true);
    thread.start();
  }

  static <T> Background<T> start(Callable<T> work) {
    return new Background<>(work);
  }

  void interrupt() {
    thread.interrupt();
  }

  T result() throws Exception {
    return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
