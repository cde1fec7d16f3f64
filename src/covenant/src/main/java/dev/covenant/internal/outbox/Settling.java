package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes what became of rows that the relay has. */
final class Settling {
  private static final String KEPT =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, created_at, attempts, targets";

  private final Database database;
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
    this.database = database;
    this.keeping = keeping;
    keep =
        """
        INSERT INTO covenant_outbox_ended (%s, state, ended_at)
        SELECT %s, 'DELIVERED', %s FROM covenant_outbox WHERE seq %%s FOR UPDATE"""
            .formatted(KEPT, KEPT, database.now());
    end =
        """
        INSERT INTO covenant_outbox_ended (%s, done, last_error, state, ended_at)
        SELECT %s, ?, ?, 'DEAD', %s FROM covenant_outbox WHERE seq = ? FOR UPDATE"""
            .formatted(KEPT, KEPT, database.now());
    putBack =
        """
        UPDATE covenant_outbox
        SET due_at = %s, attempts = ?, done = ?, last_error = COALESCE(?, last_error)
        WHERE seq = ? AND attempts = ?"""
            .formatted(database.later());
  }

  void settle(Connection connection, List<Settlement> settlements) throws SQLException {
    List<Long> delivered = new ArrayList<>(settlements.size());
    List<Long> gone = new ArrayList<>(settlements.size());
    List<Settlement> dead = new ArrayList<>();
    List<Settlement> back = new ArrayList<>();
    for (Settlement one : settlements) {
      switch (one.end()) {
        case DELIVERED -> {
          delivered.add(one.row().seq());
          gone.add(one.row().seq());
        }
        case DEAD -> {
          dead.add(one);
          gone.add(one.row().seq());
        }
        case FAILED, WAITING -> back.add(one);
      }
    }
    if (keeping) {
      execute(connection, keep, delivered);
    }
    end(connection, dead);
    execute(connection, "DELETE FROM covenant_outbox WHERE seq %s", gone);
    putBack(connection, back);
  }

  private void execute(Connection connection, String sql, List<Long> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String all = sql.formatted(Seqs.in(database, rows.size()));
    try (PreparedStatement statement = connection.prepareStatement(all)) {
      Seqs.set(statement, database, 1, rows);
      statement.executeUpdate();
    }
  }

  /** One by one: each has its own reason, and there are few. */
  private void end(Connection connection, List<Settlement> dead) throws SQLException {
    if (dead.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(end)) {
      for (Settlement one : dead) {
        Texts.set(statement, 1, Texts.joined(one.done()));
        Texts.set(statement, 2, Texts.error(one.error()));
        statement.setLong(3, one.row().seq());
        statement.executeUpdate();
      }
    }
  }

  private void putBack(Connection connection, List<Settlement> back) throws SQLException {
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
        statement.setInt(6, one.row().attempts());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
