package dev.covenant.benchmarks.presentation;

import java.time.Duration;
import java.util.Locale;

/** What one client that does not read does to the others, and how long the server keeps it. */
record Stalled(Server server, Arena arena) {
  /** So large that what fits into the system's buffers is soon used up. */
  private static final int SIZE = Integer.getInteger("stalled.size", 8192);

  private static final int OUTSTANDING = 4;
  private static final Duration BLOCK = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("stalled.seconds", 90));

  void run(int clients, Transport transport) throws Exception {
    System.out.printf(
        "%n| %s, %,d clients and one that does not read | p99 ms without it | with it"
            + " | its socket closed after |%n|---|---:|---:|---:|%n",
        server.title(), clients);
    for (Contender contender : Contender.of(transport, server)) {
      try (Crowd crowd = Crowd.connect(contender, arena, clients, Series.READERS)) {
        run(crowd);
      } catch (AbsentException e) {
        System.out.printf("| %s | left out: %s | | |%n", contender.name(), e.getMessage());
      }
    }
  }

  private void run(Crowd crowd) throws Exception {
    measure(crowd, BLOCK);
    double without = measure(crowd, BLOCK.multipliedBy(2));
    long files = arena.files();
    double with = 0;
    String closed = "not within " + LIMIT.toSeconds() + " s";
    try (Client stalled = Client.stalled(crowd.contender(), arena.port())) {
      long start = System.nanoTime();
      while (stalled.channel().isOpen() && System.nanoTime() - start < LIMIT.toNanos()) {
        // The worst part counts: it is stalled only once the buffers are full.
        with = Math.max(with, measure(crowd, BLOCK));
        if (arena.files() <= files) {
          closed = (System.nanoTime() - start) / 1_000_000_000 + " s";
          break;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %s |%n",
        crowd.contender().name(),
        without,
        with,
        closed);
  }

  private double measure(Crowd crowd, Duration time) throws Exception {
    return Measurement.of(crowd, arena, OUTSTANDING, SIZE, time).p99();
  }
}
