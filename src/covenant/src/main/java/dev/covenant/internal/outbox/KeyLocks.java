package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds partition keys until the transaction ends: whoever inserts rows has those of their keys.
 */
record KeyLocks(Database database) {
  /** Takes the keys that are not null, in the one order in which everybody takes them. */
  void take(Connection connection, Collection<? extends @Nullable String> keys)
      throws SQLException {
    SortedSet<String> distinct = new TreeSet<>();
    for (String key : keys) {
      if (key != null) {
        distinct.add(key);
      }
    }
    if (distinct.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(database.lockKey())) {
      for (String key : distinct) {
        statement.setString(1, key);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
