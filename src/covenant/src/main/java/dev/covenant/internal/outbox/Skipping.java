package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Ends rows that are not to be delivered. A node that has one of them cannot settle it any more: it
 * is no longer where it would be looked for.
 */
record Skipping(Batches batches, Database database) {
  private static final String KEPT =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, created_at, attempts, targets, done, last_error";

  /** All waiting and dead rows that meet a condition. */
  long all(String condition, String... parameters) throws SQLException {
    return batches.each(
            Selection.of(RowStates.WAITING_TABLE, condition, parameters),
            (connection, rows) -> {},
            this::end)
        + batches.each(
            Selection.of(RowStates.ENDED_TABLE, "state = 'DEAD' AND " + condition, parameters),
            (connection, rows) -> {},
            this::skipDead);
  }

  private void end(Connection connection, List<Selection.Found> rows) throws SQLException {
    String insert =
        """
        INSERT INTO covenant_outbox_ended (%s, state, ended_at)
        SELECT %s, 'SKIPPED', %s FROM covenant_outbox WHERE seq IN (%%s)"""
            .formatted(KEPT, KEPT, database.now());
    Selection.execute(connection, insert, rows);
    Selection.execute(connection, "DELETE FROM covenant_outbox WHERE seq IN (%s)", rows);
  }

  private void skipDead(Connection connection, List<Selection.Found> rows) throws SQLException {
    String update =
        "UPDATE covenant_outbox_ended SET state = 'SKIPPED', ended_at = %s WHERE seq IN (%%s)"
            .formatted(database.now());
    Selection.execute(connection, update, rows);
  }
}
