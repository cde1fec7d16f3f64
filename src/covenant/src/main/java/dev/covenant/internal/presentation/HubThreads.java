package dev.covenant.internal.presentation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads of a hub, however many clients it has; none while nothing is to be done. Not the
 * platform's: Jakarta Concurrency may be absent, and where it is not, some servers cannot look it
 * up yet when the application starts. The work needs no context of the application, only its class
 * loader.
 */
abstract class HubThreads {
  /** Brings messages to the clients' buffers, which waits for nobody. */
  abstract Executor distributing();

  /** Begin to send to clients. */
  abstract Executor sending();

  /** Ask quiet clients for signs of life, which some containers may wait with. */
  abstract Executor probing();

  /** Disconnect clients, which can wait for those that do not read: nothing else must. */
  abstract Executor closing();

  /** Does something again and again. */
  abstract void repeat(Runnable task, Duration period);

  /** Takes nothing more, and lets what is under way end. */
  abstract void end();

  /** Has something done in any case: where no thread is to be had, on the caller's. */
  static void run(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      task.run();
    }
  }

  /** Those of an executor, which repeat nothing. */
  static HubThreads on(Executor executor) {
    return new HubThreads() {
      @Override
      Executor distributing() {
        return executor;
      }

      @Override
      Executor sending() {
        return executor;
      }

      @Override
      Executor probing() {
        return executor;
      }

      @Override
      Executor closing() {
        return executor;
      }

      @Override
      void repeat(Runnable task, Duration period) {}

      @Override
      void end() {}
    };
  }

  /** Threads of their own. */
  static HubThreads started() {
    return new Started();
  }

  private static final class Started extends HubThreads {
    private static final Logger LOG = System.getLogger(HubThreads.class.getName());
    private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());
    private static final int IDLE_SECONDS = 10;

    /** How long the application's end may take for the clients to be told of it. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ClassLoader loader =
        new RememberingClassLoader(HubThreads.class.getClassLoader());
    private final ExecutorService distributing = pool(1, "covenant-presentation-distribution-");
    private final SendingThreads sending =
        new SendingThreads(THREADS, named("covenant-presentation-"));
    private final SendingThreads probing =
        new SendingThreads(THREADS, named("covenant-presentation-probing-"));
    private final ExecutorService closing = pool(THREADS, "covenant-presentation-closing-");
    private final ScheduledThreadPoolExecutor repeating =
        new ScheduledThreadPoolExecutor(1, task -> thread(task, "covenant-presentation-clock"));

    @Override
    Executor distributing() {
      return distributing;
    }

    @Override
    Executor sending() {
      return sending;
    }

    @Override
    Executor probing() {
      return probing;
    }

    @Override
    Executor closing() {
      return closing;
    }

    @Override
    void repeat(Runnable task, Duration period) {
      try {
        repeating.scheduleWithFixedDelay(
            () -> relieveAnd(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException ended) {
        LOG.log(Level.DEBUG, "A client came when the application had ended", ended);
      }
    }

    /** What fails once is tried again: a task that throws would not be repeated. */
    private void relieveAnd(Runnable task) {
      try {
        sending.relieve();
        probing.relieve();
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "Clients could not be looked after; it is tried again", e);
      }
    }

    /** What waits to be closed still is, side by side: some servers close nothing later. */
    @Override
    void end() {
      repeating.shutdownNow();
      distributing.shutdown();
      sending.shutdown();
      probing.shutdown();
      closing.shutdown();
      try {
        if (!closing.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.log(Level.INFO, "Some clients could not be told within {0} of the end", FAREWELL);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** A pool whose queue the number of clients bounds: none has more than two tasks waiting. */
    private ExecutorService pool(int size, String name) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
      pool.allowCoreThreadTimeOut(true);
      return pool;
    }

    private ThreadFactory named(String name) {
      AtomicInteger started = new AtomicInteger();
      return task -> thread(task, name + started.incrementAndGet());
    }

    private Thread thread(Runnable task, String name) {
      // Without inheritable thread locals: on Payara they would be the request of whichever thread
      // happened to commit first, captured again with every message.
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    }
  }
}
