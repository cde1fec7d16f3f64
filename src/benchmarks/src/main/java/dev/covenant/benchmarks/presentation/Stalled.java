package dev.covenant.benchmarks.presentation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What one client that does not read does to the others, and how long the server keeps it. */
record Stalled(Server server, Arena arena) {
  private static final int SIZE = Integer.getInteger("stalled.size", 1024);

  /** A regular expression: a slow contender takes minutes to fill the buffers. */
  private static final String ONLY = System.getProperty("only", ".*");

  /** What the system's buffers take for a client until writing to it stops, and some more. */
  private static final long BUFFERS = 5_000_000;

  private static final int FILLER = 64 * 1024;

  private static final int OUTSTANDING = 4;
  private static final Duration PART = Duration.ofSeconds(5);
  private static final int PARTS = Integer.getInteger("stalled.parts", 10);

  void run(int clients, Transport transport) throws Exception {
    System.out.printf(
        "%n| %s, %,d clients and one that does not read | p99 ms without it: median | worst"
            + " | with it: median | worst | its socket closed after |%n|---|---:|---:|---:|---:|---:|%n",
        server.title(), clients);
    for (Contender contender : Contender.of(transport, server)) {
      if (!contender.name().matches(ONLY)) {
        continue;
      }
      try (Crowd crowd = Crowd.connect(contender, arena, clients, Series.READERS)) {
        run(crowd);
      } catch (AbsentException e) {
        System.out.printf("| %s | left out: %s | | | | |%n", contender.name(), e.getMessage());
      }
    }
  }

  @SuppressWarnings("try") // it is only there
  private void run(Crowd crowd) throws Exception {
    measure(crowd);
    double[] without = new double[PARTS];
    for (int part = 0; part < PARTS; part++) {
      without[part] = measure(crowd);
    }
    long files = arena.files();
    double[] with = new double[PARTS];
    String closed = "not within " + PART.multipliedBy(PARTS).toSeconds() + " s";
    try (Client stalled = Client.stalled(crowd.contender(), arena.port())) {
      fill(crowd);
      for (int part = 0; part < PARTS; part++) {
        with[part] = measure(crowd);
        if (arena.files() <= files && closed.startsWith("not")) {
          closed = PART.multipliedBy(part + 1L).toSeconds() + " s";
        }
      }
    }
    Arrays.sort(without);
    Arrays.sort(with);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
        crowd.contender().name(),
        without[PARTS / 2],
        without[PARTS - 1],
        with[PARTS / 2],
        with[PARTS - 1],
        closed);
  }

  /** Without this it would take minutes of small events until anything waits for the client. */
  private void fill(Crowd crowd) throws Exception {
    long enough = crowd.broadcasts().received() + BUFFERS / FILLER * crowd.size();
    while (crowd.broadcasts().received() < enough) {
      Measurement.of(crowd, arena, OUTSTANDING, FILLER, Duration.ofMillis(500));
    }
  }

  private double measure(Crowd crowd) throws Exception {
    return Measurement.of(crowd, arena, OUTSTANDING, SIZE, PART).p99();
  }
}
