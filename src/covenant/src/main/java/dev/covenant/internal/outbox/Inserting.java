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
  private final String insert;

  Inserting(Database database, Targets targets) {
    this.database = database;
    this.targets = targets;
    insert =
        """
        INSERT INTO covenant_outbox
          (event_id, category, contract, version, partition_key, traceparent, payload, targets, created_at, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, %s, %s)"""
            .formatted(database.now(), database.now());
  }

  /** Inserts events, each under the lock of its key: keys are taken in one order by everybody. */
  void insert(Connection connection, List<EventEnvelope> events) throws SQLException {
    List<@Nullable String> keys = new ArrayList<>(events.size());
    events.forEach(event -> keys.add(PartitionKeys.of(event)));
    lock(connection, keys);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < events.size(); i++) {
        EncodedEnvelope event = EncodedEnvelope.of(events.get(i));
        statement.setString(1, event.id());
        statement.setString(2, event.category().label());
        statement.setString(3, event.contract());
        statement.setInt(4, event.version());
        Texts.set(statement, 5, keys.get(i));
        Texts.set(statement, 6, event.traceparent());
        statement.setString(7, event.json());
        statement.setString(8, Texts.joined(names(targets.of(event))));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void lock(Connection connection, List<@Nullable String> keys) throws SQLException {
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
        statement.executeUpdate();
      }
    }
  }

  private static Set<String> names(List<Target> targets) {
    Set<String> names = new LinkedHashSet<>();
    targets.forEach(target -> names.add(target.name()));
    return names;
  }
}
