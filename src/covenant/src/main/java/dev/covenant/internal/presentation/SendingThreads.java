package dev.covenant.internal.presentation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads on which sends to clients begin; none while nothing is sent. Not the platform's:
 * Jakarta Concurrency may be absent, and where it is not, some servers cannot look it up yet when
 * the application starts. The work needs no context of the application, only its class loader.
 */
final class SendingThreads {
  private static final Logger LOG = System.getLogger(SendingThreads.class.getName());
  private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());
  private static final int IDLE_SECONDS = 10;

  private SendingThreads() {}

  /** A pool whose queue the number of clients bounds: none has more than two tasks waiting. */
  static ExecutorService start(String name) {
    AtomicInteger started = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread(task, name + started.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Takes no more tasks, and waits some time for those it has: some servers close nothing later.
   */
  static void end(ExecutorService pool, Duration limit) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.INFO, "Some clients could not be told within {0} of the end", limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    // Otherwise it would keep that of whichever thread happened to commit first.
    thread.setContextClassLoader(SendingThreads.class.getClassLoader());
    return thread;
  }
}
