package dev.covenant.benchmarks.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * So many transactions at once.
 *
 * @param producers threads
 * @param transactions of each
 * @param events in each transaction
 */
record Load(int producers, int transactions, int events) {
  private static final long PAUSE = Duration.ofMillis(1).toNanos();

  private long rows() {
    return (long) producers * transactions * events;
  }

  /** Rows a second, from the first insert until the last row was delivered and is gone. */
  double delivered(Contender contender) throws Exception {
    long expected = contender.receiver().count() + rows();
    long start = System.nanoTime();
    produce(contender);
    contender.receiver().await(expected);
    while (!contender.isEmpty()) {
      LockSupport.parkNanos(PAUSE);
    }
    return perSecond(rows(), System.nanoTime() - start);
  }

  /** Rows a second, from the first insert to the last commit. */
  double produced(Contender contender) throws Exception {
    long start = System.nanoTime();
    produce(contender);
    return perSecond(rows(), System.nanoTime() - start);
  }

  private void produce(Contender contender) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(producers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < producers; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < transactions; j++) {
                    contender.transaction(events);
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(contender.name() + " failed", e);
    } finally {
      threads.shutdown();
    }
  }

  static double perSecond(long rows, long nanos) {
    return rows * 1e9 / nanos;
  }
}
