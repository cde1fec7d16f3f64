package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
      String ended = "state = 'DELIVERED' AND ended_at";
      most = Math.max(most, purge("covenant_outbox_ended", "seq", ended, delivered.get()));
    }
    if (!database.locking().isEmpty()) {
      most = Math.max(most, store.begin(this::forgetKeys));
    }
    return most == BATCH;
  }

  /**
   * Deletes the locks of partition keys that no transaction holds right now: whoever needs one
   * makes it anew. H2 has no way to leave out those that are held.
   */
  private int forgetKeys(Connection connection) throws SQLException {
    List<String> keys = new ArrayList<>();
    String free =
        "SELECT partition_key FROM covenant_outbox_lock o LIMIT %d %s"
            .formatted(BATCH, database.locking());
    try (Statement query = connection.createStatement();
        ResultSet found = query.executeQuery(free)) {
      while (found.next()) {
        keys.add(found.getString(1));
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM covenant_outbox_lock WHERE partition_key = ?")) {
      for (String key : keys) {
        delete.setString(1, key);
        delete.executeUpdate();
      }
    }
    return keys.size();
  }

  private int purge(String table, String key, String since, Duration age) throws SQLException {
    String old = "%s < %s".formatted(since, database.later());
    String sql =
        switch (database) {
          case MARIADB -> "DELETE FROM %s WHERE %s LIMIT %d".formatted(table, old, BATCH);
          case H2, POSTGRESQL ->
              "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE %s LIMIT %d)"
                  .formatted(table, key, key, table, old, BATCH);
        };
    return store.begin(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, -age.toMillis());
            return statement.executeUpdate();
          }
        });
  }
}
