package dev.covenant.internal.presentation;

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

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    // Otherwise it would keep that of whichever thread happened to commit first.
    thread.setContextClassLoader(SendingThreads.class.getClassLoader());
    return thread;
  }
}
