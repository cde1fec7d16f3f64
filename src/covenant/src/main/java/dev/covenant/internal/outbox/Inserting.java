package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts events into the outbox, on the connection of their command's transaction. */
final class Inserting {
  private final KeyLocks locks;
  private final Targets targets;
  private final RowInsert insert;

  Inserting(Database database, Targets targets) {
    locks = new KeyLocks(database);
    this.targets = targets;
    insert =
        database == Database.POSTGRESQL ? new ArrayInsert(database) : new BatchInsert(database);
  }

  /** Inserts events, each under the lock of its key: keys are taken in one order by everybody. */
  void insert(Connection connection, List<EventEnvelope> events) throws SQLException {
    List<NewRow> rows = new ArrayList<>(events.size());
    List<@Nullable String> keys = new ArrayList<>(events.size());
    for (EventEnvelope event : events) {
      String key = PartitionKeys.of(event);
      keys.add(key);
      rows.add(row(EncodedEnvelope.of(event), key));
    }
    locks.take(connection, keys);
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
}
