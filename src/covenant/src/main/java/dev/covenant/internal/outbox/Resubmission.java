package dev.covenant.internal.outbox;

import dev.covenant.outbox.OutboxState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has rows delivered again: those that ended come back, and those that wait are due. */
record Resubmission(Batches batches, Database database) {
  private static final String COPIED =
      "event_id, category, contract, version, partition_key, traceparent, payload, created_at, targets, done, last_error";

  /** One row. */
  long one(long seq) throws SQLException {
    String text = Long.toString(seq);
    long waiting = hasten(Selection.of(RowStates.WAITING_TABLE, isRetrying("seq = " + text)));
    return waiting > 0
        ? waiting
        : bringBack(
            Selection.of(RowStates.ENDED_TABLE, "state IN ('DEAD', 'SKIPPED') AND seq = " + text));
  }

  /** All dead and waiting rows that meet a condition. */
  long all(String condition, String parameter) throws SQLException {
    String dead = "state = 'DEAD' AND " + condition;
    return bringBack(Selection.of(RowStates.ENDED_TABLE, dead, parameter))
        + hasten(Selection.of(RowStates.WAITING_TABLE, isRetrying(condition), parameter));
  }

  private String isRetrying(String condition) throws SQLException {
    RowStates states =
        Objects.requireNonNull(batches.store().begin(c -> RowStates.read(c, database)));
    return condition + " AND " + states.are(OutboxState.RETRYING);
  }

  private long hasten(Selection retrying) throws SQLException {
    String due =
        "UPDATE covenant_outbox SET attempts = 0, due_at = %s WHERE seq IN (%%s)"
            .formatted(database.now());
    return batches.each(
        retrying, (connection, rows) -> {}, (c, rows) -> Selection.execute(c, due, rows));
  }

  private long bringBack(Selection ended) throws SQLException {
    return batches.each(ended, this::lockKeys, this::bringBack);
  }

  /** As whoever inserts does, so that the order of numbers is that of commits. */
  private void lockKeys(Connection connection, List<Selection.Found> rows) throws SQLException {
    List<@Nullable String> keys = new ArrayList<>(rows.size());
    rows.forEach(row -> keys.add(row.key()));
    new KeyLocks(database).take(connection, keys);
  }

  private void bringBack(Connection connection, List<Selection.Found> rows) throws SQLException {
    String insert =
        """
        INSERT INTO covenant_outbox (%s, due_at, attempts)
        SELECT %s, %s, 0 FROM covenant_outbox_ended WHERE seq IN (%%s) ORDER BY seq"""
            .formatted(COPIED, COPIED, database.now());
    Selection.execute(connection, insert, rows);
    Selection.execute(connection, "DELETE FROM covenant_outbox_ended WHERE seq IN (%s)", rows);
  }
}
