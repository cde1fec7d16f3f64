package dev.covenant.benchmarks.presentation;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The broadcasts under way. Every client gets all of them in the same order, so its count of events
 * says which one it has got. Thread-safe.
 */
final class Broadcasts {
  /** More than are ever under way. */
  private static final int RING = 1024;

  /** Latencies are told apart by hundredths of milliseconds, up to ten seconds. */
  private static final long BUCKET = 10_000;

  private static final int BUCKETS = 1_000_000;

  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();
  private final AtomicIntegerArray receivers = new AtomicIntegerArray(RING);
  private final AtomicLongArray sent = new AtomicLongArray(RING);
  private final AtomicIntegerArray latencies = new AtomicIntegerArray(BUCKETS);
  private final Semaphore finished = new Semaphore(0);

  void expect(int number) {
    clients.set(number);
  }

  /** When a broadcast was sent, or 0 where nobody has told yet. */
  long sent(long number) {
    return sent.get((int) (number % RING));
  }

  void tellSent(long number, long nanos) {
    sent.set((int) (number % RING), nanos);
  }

  /** One client got a broadcast. */
  void received(long number, long now) {
    int index = (int) (number % RING);
    received.incrementAndGet();
    long bucket = Math.max(0, now - sent.get(index)) / BUCKET;
    latencies.incrementAndGet((int) Math.min(bucket, BUCKETS - 1));
    if (receivers.incrementAndGet(index) == clients.get()) {
      receivers.set(index, 0);
      sent.set(index, 0);
      finished.release();
    }
  }

  /** Waits until at least one more broadcast has reached everybody; says how many have. */
  int awaitFinished(long timeout, TimeUnit unit) throws InterruptedException {
    return finished.tryAcquire(timeout, unit) ? 1 + finished.drainPermits() : 0;
  }

  long received() {
    return received.get();
  }

  void forgetLatencies() {
    for (int i = 0; i < BUCKETS; i++) {
      latencies.lazySet(i, 0);
    }
  }

  /** How many milliseconds so many of a hundred took at most. */
  double percentile(double percent) {
    int[] copy = new int[BUCKETS];
    Arrays.setAll(copy, latencies::get);
    long all = Arrays.stream(copy).asLongStream().sum();
    long wanted = (long) Math.ceil(all * percent / 100);
    int bucket = 0;
    for (long seen = copy[0]; seen < wanted; seen += copy[bucket]) {
      bucket++;
    }
    return (bucket + 1) * BUCKET / 1e6;
  }
}
