package dev.covenant.benchmarks.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after the return of its transaction an event is delivered, where nothing else is to be
 * done.
 *
 * @param samples how many events of each contender
 */
record Latency(Postgres postgres, List<Contender> contenders, int samples) {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int WARM_UP = 50;

  void print() throws Exception {
    postgres.clean();
    long[][] found = new long[contenders.size()][samples];
    for (int i = -WARM_UP; i < samples; i++) {
      for (int j = 0; j < contenders.size(); j++) {
        LockSupport.parkNanos(PAUSE / contenders.size());
        long one = once(contenders.get(j));
        if (i >= 0) {
          found[j][i] = one;
        }
      }
    }
    System.out.printf("%n| commit to delivery, idle, one event | p50 ms | p99 ms | most ms |%n");
    System.out.println("|---|---:|---:|---:|");
    for (int j = 0; j < found.length; j++) {
      print(contenders.get(j).name(), found[j]);
    }
  }

  /** An event may be delivered before the producer is back. */
  private static long once(Contender contender) throws Exception {
    long expected = contender.receiver().count() + 1;
    contender.transaction(1);
    long committed = System.nanoTime();
    contender.receiver().await(expected);
    return Math.max(0, contender.receiver().lastAt() - committed);
  }

  private static void print(String name, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f |%n",
        name,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }
}
