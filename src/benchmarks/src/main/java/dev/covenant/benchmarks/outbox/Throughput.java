package dev.covenant.benchmarks.outbox;

import java.util.List;

/**
 * Rows a second of several contenders, in turn.
 *
 * @param rounds how often
 */
record Throughput(Postgres postgres, List<Contender> contenders, int rounds) {
  /** One producer, a hundred rows in each transaction. */
  private static final Load BATCH = new Load(1, 400, 100);

  private static final Load FEWER_BATCHES = new Load(1, 40, 100);

  /** Four producers, one row in each transaction. */
  private static final Load SINGLE = new Load(4, 4000, 1);

  private static final Load FEWER_SINGLES = new Load(4, 1000, 1);

  /** Of a load, how many rows a second. */
  private static final int WARM_UP = 4;

  @FunctionalInterface
  interface Measurement {
    double of(Load load, Contender contender) throws Exception;
  }

  void batch() throws Exception {
    measure("1 producer, 100 rows in each transaction", BATCH, FEWER_BATCHES, Load::delivered);
  }

  void single() throws Exception {
    measure("4 producers, 1 row in each transaction", SINGLE, FEWER_SINGLES, Load::delivered);
  }

  /** Of contenders that do not deliver. */
  void stored() throws Exception {
    measure("stored only, 1 producer, 100 rows", BATCH, FEWER_BATCHES, Load::produced);
    measure("stored only, 4 producers, 1 row", SINGLE, FEWER_SINGLES, Load::produced);
  }

  /** Some rounds more than are counted: the first ones warm up. */
  private void measure(String title, Load load, Load ofSlow, Measurement measurement)
      throws Exception {
    Figures figures = new Figures(title);
    for (int round = 1 - WARM_UP; round <= rounds; round++) {
      for (Contender contender : contenders) {
        postgres.clean();
        double perSecond = measurement.of(contender.isSlow() ? ofSlow : load, contender);
        System.err.printf("round %d, %s: %,.0f rows/s%n", round, contender.name(), perSecond);
        if (round > 0) {
          figures.add(contender.name(), perSecond);
        }
      }
    }
    figures.print();
  }
}
