package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds of all contenders in turn, with the same number of clients each, all connected. */
final class Series implements AutoCloseable {
  static final int READERS = Integer.getInteger("readers", 1);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int WARM_UP = Integer.getInteger("warm-up", 2);
  private static final int SIZE = Integer.getInteger("size", 100);
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("seconds", 4));

  private final Server server;
  private final Arena arena;
  private final List<Crowd> crowds = new ArrayList<>();

  private Series(Server server, Arena arena) {
    this.server = server;
    this.arena = arena;
  }

  /** Connects the clients of one contender after the other, to see what each takes of memory. */
  static Series connect(Server server, Arena arena, Transport transport, int clients)
      throws Exception {
    Series series = new Series(server, arena);
    System.out.printf(
        "%n| %s, %,d clients: connected | KB of heap for each | threads |%n|---|---:|---:|%n",
        server.title(), clients);
    for (Contender contender : Contender.of(transport, server)) {
      series.connect(contender, clients);
    }
    return series;
  }

  private void connect(Contender contender, int clients) throws Exception {
    Arena.Memory before = arena.memory();
    try {
      crowds.add(Crowd.connect(contender, arena, clients, READERS));
    } catch (AbsentException e) {
      System.out.printf("| %s | left out: %s | |%n", contender.name(), e.getMessage());
      return;
    }
    Arena.Memory after = arena.memory();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d |%n",
        contender.name(),
        (after.heap() - before.heap()) / 1024.0 / clients,
        after.threads());
  }

  void run(int outstanding) throws Exception {
    Figures figures = new Figures();
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      for (Crowd crowd : crowds) {
        Measurement measurement = Measurement.of(crowd, arena, outstanding, SIZE, TIME);
        System.err.printf(
            Locale.ROOT,
            "%s, round %d, %d outstanding, %s: %,.0f messages/s%n",
            server.title(),
            round,
            outstanding,
            crowd.contender().name(),
            measurement.perSecond());
        if (round > 0) {
          figures.add(crowd.contender(), measurement);
        }
      }
    }
    figures.print(
        String.format(
            Locale.ROOT,
            "%s, %,d clients, %d outstanding",
            server.title(),
            crowds.get(0).size(),
            outstanding));
    System.out.printf("%nThreads of the server: %d%n", arena.memory().threads());
  }

  @Override
  public void close() throws IOException {
    for (Crowd crowd : crowds) {
      crowd.close();
    }
  }
}
