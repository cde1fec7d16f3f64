package dev.covenant.benchmarks.outbox;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What rows that lie in the table cost.
 *
 * @param rounds how often each is measured
 * @param backlog how many rows are drained
 */
record Pending(Postgres postgres, int rounds, long backlog) {
  private static final Load LOAD = new Load(1, 400, 100);
  private static final long[] ROWS = {0, 10_000, 100_000, 1_000_000};
  private static final int PARTS = 10;
  private static final int WARM_UP = 4;

  /** Rows that are due in a while, while others come and go. */
  void later() throws Exception {
    Figures figures = new Figures("Covenant, 1 producer, 100 rows, while so many wait");
    try (CovenantOutbox outbox = new CovenantOutbox(postgres, "pending", true, false)) {
      for (int round = 0; round < WARM_UP; round++) {
        LOAD.delivered(outbox);
      }
      long there = 0;
      for (long rows : ROWS) {
        fill("pending", rows - there, "INTERVAL '9 minutes'");
        there = rows;
        for (int round = 0; round < rounds; round++) {
          postgres.clean();
          figures.add(String.format(Locale.ROOT, "%,d", rows), LOAD.delivered(outbox));
        }
      }
    }
    figures.print();
  }

  /** Rows that were stored while nobody delivered. */
  void drained() throws Exception {
    Figures figures = new Figures("Covenant, %,d rows drained".formatted(backlog));
    new CovenantOutbox(postgres, "drained", false, false).close();
    fill("drained", backlog, "INTERVAL '0'");
    postgres.clean();
    try (CovenantOutbox outbox = new CovenantOutbox(postgres, "drained", true, false)) {
      Receiver receiver = outbox.receiver();
      while (receiver.count() == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      for (int part = 1; part <= PARTS; part++) {
        long from = receiver.count();
        long start = System.nanoTime();
        receiver.await(backlog * part / PARTS);
        figures.add(
            "part %d of %d".formatted(part, PARTS),
            Load.perSecond(receiver.count() - from, System.nanoTime() - start));
      }
    }
    figures.print();
  }

  /** Copies an event that a node has stored which does not deliver. */
  private void fill(String schema, long rows, String dueIn) throws SQLException {
    if (rows == 0) {
      return;
    }
    try (CovenantOutbox outbox = new CovenantOutbox(postgres, "filling", false, false)) {
      outbox.transaction(1);
      Sql sql = outbox.sql();
      String columns =
          sql.text(
              """
              SELECT STRING_AGG(column_name, ', ') FROM information_schema.columns
              WHERE table_schema = 'filling' AND table_name = 'covenant_outbox'
              AND is_identity = 'NO' AND column_name NOT IN ('event_id', 'due_at')""");
      sql.execute(
          """
          INSERT INTO %s.covenant_outbox (event_id, due_at, %s)
          SELECT gen_random_uuid(), STATEMENT_TIMESTAMP() + %s, %s
          FROM (SELECT * FROM filling.covenant_outbox LIMIT 1) one, GENERATE_SERIES(1, %d)"""
              .formatted(schema, columns, dueIn, columns, rows));
      // Else the server would write all this while somebody is measured.
      sql.execute("CHECKPOINT");
    }
  }
}
