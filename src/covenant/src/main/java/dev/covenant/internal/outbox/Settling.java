package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes what became of claimed rows. What is no longer the claim's stays as it is. */
final class Settling {
  private static final String KEPT =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, created_at, attempts, targets";

  private final String end;
  private final String keep;
  private final String putBack;
  private final boolean keeping;

  /**
   * Writes it into a database.
   *
   * @param keeping whether delivered rows are kept
   */
  Settling(Database database, boolean keeping) {
    this.keeping = keeping;
    keep =
        """
        INSERT INTO covenant_outbox_ended (%s, state, ended_at)
        SELECT %s, 'DELIVERED', %s FROM covenant_outbox WHERE token = %%d AND seq IN %%s"""
            .formatted(KEPT, KEPT, database.now());
    end =
        """
        INSERT INTO covenant_outbox_ended (%s, done, last_error, state, ended_at)
        SELECT %s, ?, ?, 'DEAD', %s FROM covenant_outbox WHERE seq = ? AND token = ?"""
            .formatted(KEPT, KEPT, database.now());
    putBack =
        """
        UPDATE covenant_outbox
        SET token = NULL, leased_until = NULL, due_at = %s, attempts = ?, done = ?, last_error = COALESCE(?, last_error)
        WHERE seq = ? AND token = ?"""
            .formatted(database.later());
  }

  /** Ends a claim of these rows, which may be a part of it. */
  void settle(Connection connection, long token, List<Settlement> settlements) throws SQLException {
    List<Row> delivered = new ArrayList<>(settlements.size());
    List<Row> gone = new ArrayList<>(settlements.size());
    List<Settlement> dead = new ArrayList<>();
    List<Settlement> back = new ArrayList<>();
    for (Settlement one : settlements) {
      switch (one.end()) {
        case DELIVERED -> {
          delivered.add(one.row());
          gone.add(one.row());
        }
        case DEAD -> {
          dead.add(one);
          gone.add(one.row());
        }
        case FAILED, WAITING -> back.add(one);
      }
    }
    if (keeping) {
      execute(connection, keep, token, delivered);
    }
    end(connection, token, dead);
    execute(connection, "DELETE FROM covenant_outbox WHERE token = %d AND seq IN %s", token, gone);
    putBack(connection, token, back);
  }

  private static void execute(Connection connection, String sql, long token, List<Row> rows)
      throws SQLException {
    if (!rows.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql.formatted(token, Texts.list(rows)));
      }
    }
  }

  /** One by one: each has its own reason, and there are few. */
  private void end(Connection connection, long token, List<Settlement> dead) throws SQLException {
    if (dead.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(end)) {
      for (Settlement one : dead) {
        Texts.set(statement, 1, Texts.joined(one.done()));
        Texts.set(statement, 2, Texts.error(one.error()));
        statement.setLong(3, one.row().seq());
        statement.setLong(4, token);
        statement.executeUpdate();
      }
    }
  }

  private void putBack(Connection connection, long token, List<Settlement> back)
      throws SQLException {
    if (back.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(putBack)) {
      for (Settlement one : back) {
        int failures = one.end() == Settlement.End.FAILED ? 1 : 0;
        statement.setLong(1, one.delay().toMillis());
        statement.setInt(2, one.row().attempts() + failures);
        Texts.set(statement, 3, Texts.joined(one.done()));
        Texts.set(statement, 4, Texts.error(one.error()));
        statement.setLong(5, one.row().seq());
        statement.setLong(6, token);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
