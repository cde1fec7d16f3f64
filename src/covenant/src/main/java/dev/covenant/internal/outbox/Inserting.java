package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts events into the outbox, on the connection of their command's transaction. */
final class Inserting {
  private final Database database;
  private final Targets targets;
  private final RowInsert insert;

  Inserting(Database database, Targets targets) {
    this.database = database;
    this.targets = targets;
    insert =
        database == Database.POSTGRESQL ? new ArrayInsert(database) : new BatchInsert(database);
  }

  /** Inserts events, each under the lock of its key: keys are taken in one order by everybody. */
  void insert(Connection connection, List<EventEnvelope> events) throws SQLException {
    List<NewRow> rows = new ArrayList<>(events.size());
    SortedSet<String> keys = new TreeSet<>();
    for (EventEnvelope event : events) {
      String key = PartitionKeys.of(event);
      if (key != null) {
        keys.add(key);
      }
      rows.add(row(EncodedEnvelope.of(event), key));
    }
    lock(connection, keys);
    insert.insert(connection, rows);
  }

  private NewRow row(EncodedEnvelope event, @Nullable String key) {
    Set<String> names = new LinkedHashSet<>();
    targets.of(event).forEach(target -> names.add(target.name()));
    NewRow.Rest rest =
        new NewRow.Rest(
            event.category().label(),
            event.contract(),
            event.version(),
            key,
            event.traceparent(),
            Texts.joined(names));
    return new NewRow(event.id(), event.json(), rest);
  }

  private void lock(Connection connection, SortedSet<String> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(database.lockKey())) {
      for (String key : keys) {
        statement.setString(1, key);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
