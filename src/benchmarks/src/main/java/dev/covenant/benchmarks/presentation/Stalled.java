package dev.covenant.benchmarks.presentation;

import java.time.Duration;
import java.util.Locale;

/** What one client that does not read does to the others, and how long the server keeps it. */
record Stalled(Server server, Arena arena) {
  private static final int SIZE = Integer.getInteger("stalled.size", 1024);

  /** What the system's buffers take for a client until writing to it stops, and some more. */
  private static final long BUFFERS = 5_000_000;

  private static final int FILLER = 64 * 1024;

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
      fill(crowd);
      long start = System.nanoTime();
      while (stalled.channel().isOpen() && System.nanoTime() - start < LIMIT.toNanos()) {
        // The worst part counts, until the server gives up.
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

  /** Without this it would take minutes of small events until anything waits for the client. */
  private void fill(Crowd crowd) throws Exception {
    long enough = crowd.broadcasts().received() + BUFFERS / FILLER * crowd.size();
    while (crowd.broadcasts().received() < enough) {
      Measurement.of(crowd, arena, OUTSTANDING, FILLER, Duration.ofMillis(500));
    }
  }

  private double measure(Crowd crowd, Duration time) throws Exception {
    return Measurement.of(crowd, arena, OUTSTANDING, SIZE, time).p99();
  }
}
