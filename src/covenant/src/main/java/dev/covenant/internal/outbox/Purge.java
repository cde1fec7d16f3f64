package dev.covenant.internal.outbox;

import dev.covenant.outbox.OutboxState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Forgets what was kept long enough, some rows at a time.
 *
 * @param delivered how long delivered rows are kept, or empty where there are none
 * @param marks how long it is remembered what a subscriber had
 */
record Purge(Store store, Database database, Optional<Duration> delivered, Duration marks)
    implements Chores.Work {
  private static final int BATCH = 1000;

  @Override
  public boolean run() throws SQLException {
    int most = purge("covenant_inbox", "subscriber, event_id", "marked_at", marks);
    if (delivered.isPresent()) {
      most = Math.max(most, some(OutboxState.DELIVERED, delivered.get()));
    }
    return Math.max(most, forgetKeys()) == BATCH;
  }

  /** Deletes all rows that ended some time ago, and counts them. */
  long ended(OutboxState state, Duration age) throws SQLException {
    long all = 0;
    int gone = BATCH;
    while (gone == BATCH) {
      gone = some(state, age);
      all += gone;
    }
    return all;
  }

  private int some(OutboxState state, Duration age) throws SQLException {
    String ended = "state = '%s' AND ended_at".formatted(state.name());
    return purge("covenant_outbox_ended", "seq", ended, age);
  }

  /**
   * Deletes the locks of partition keys that no transaction holds right now: whoever needs one
   * makes it anew. H2 has no way to leave out those that are held.
   */
  private int forgetKeys() throws SQLException {
    String all = "? IS NOT NULL";
    return database == Database.H2
        ? 0
        : store.begin(
            c -> deleteFree(c, "covenant_outbox_lock", "partition_key", all, Duration.ZERO));
  }

  private int purge(String table, String key, String since, Duration age) throws SQLException {
    String old = "%s <= %s".formatted(since, database.later());
    return switch (database) {
      case MARIADB -> store.begin(c -> deleteFree(c, table, key, old, age));
      case H2, POSTGRESQL -> store.begin(c -> delete(c, table, key, old, age));
    };
  }

  private static int delete(
      Connection connection, String table, String key, String old, Duration age)
      throws SQLException {
    String sql =
        "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE %s LIMIT %d)"
            .formatted(table, key, key, table, old, BATCH);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, -age.toMillis());
      return statement.executeUpdate();
    }
  }

  /**
   * Deletes what no transaction has locked. MariaDB's DELETE would wait for those that are open,
   * and so for subscribers at work: it locks the row after the last one that it looks for.
   */
  private int deleteFree(Connection connection, String table, String key, String old, Duration age)
      throws SQLException {
    String free =
        "SELECT %s FROM %s o WHERE %s LIMIT %d %s"
            .formatted(key, table, old, BATCH, database.locking());
    String delete = "DELETE FROM %s WHERE %s = ?".formatted(table, key.replace(", ", " = ? AND "));
    int gone = 0;
    try (PreparedStatement query = connection.prepareStatement(free);
        PreparedStatement deletion = connection.prepareStatement(delete)) {
      query.setLong(1, -age.toMillis());
      try (ResultSet found = query.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          for (int i = 1; i <= columns; i++) {
            deletion.setObject(i, found.getObject(i));
          }
          deletion.addBatch();
          gone++;
        }
      }
      if (gone > 0) {
        deletion.executeBatch();
      }
    }
    return gone;
  }
}
