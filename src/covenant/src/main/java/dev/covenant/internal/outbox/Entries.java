package dev.covenant.internal.outbox;

import dev.covenant.EventCategory;
import dev.covenant.outbox.OutboxCount;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the outbox for those who look at it. */
record Entries(Database database) {
  private static final String COLUMNS =
      "seq, event_id, category, contract, version, partition_key, payload, created_at, attempts, targets, done, last_error";

  Map<OutboxState, OutboxCount> count(Connection connection) throws SQLException {
    Map<OutboxState, OutboxCount> counts = new EnumMap<>(OutboxState.class);
    for (OutboxState state : OutboxState.values()) {
      counts.put(state, new OutboxCount(0, Duration.ZERO));
    }
    count(connection, RowStates.WAITING_TABLE, "created_at", counts);
    count(connection, RowStates.ENDED_TABLE, "ended_at", counts);
    return counts;
  }

  private void count(
      Connection connection, String table, String since, Map<OutboxState, OutboxCount> counts)
      throws SQLException {
    String sql =
        """
        SELECT row_state, COUNT(*) AS row_count, MIN(since) AS oldest, %s AS by_now
        FROM (SELECT %s AS row_state, %s AS since FROM %s) r GROUP BY row_state"""
            .formatted(
                database.now(),
                RowStates.read(connection, database).expression(table),
                since,
                table);
    try (Statement query = connection.createStatement();
        ResultSet found = query.executeQuery(sql)) {
      while (found.next()) {
        Duration age =
            Duration.between(database.instant(found, "oldest"), database.instant(found, "by_now"));
        counts.put(
            OutboxState.valueOf(found.getString("row_state")),
            new OutboxCount(found.getLong("row_count"), age.isNegative() ? Duration.ZERO : age));
      }
    }
  }

  List<OutboxEntry> page(Connection connection, OutboxState state, long after, int limit)
      throws SQLException {
    String condition =
        "seq > ? AND %s ORDER BY seq LIMIT ?"
            .formatted(RowStates.read(connection, database).are(state));
    try (PreparedStatement query = query(connection, RowStates.table(state), condition)) {
      query.setLong(1, after);
      query.setInt(2, limit);
      return entries(query);
    }
  }

  /** It is in one of the two tables. */
  List<OutboxEntry> find(Connection connection, long seq) throws SQLException {
    List<OutboxEntry> all = new ArrayList<>();
    for (String table : List.of(RowStates.WAITING_TABLE, RowStates.ENDED_TABLE)) {
      try (PreparedStatement query = query(connection, table, "seq = ?")) {
        query.setLong(1, seq);
        all.addAll(entries(query));
      }
    }
    return all;
  }

  private PreparedStatement query(Connection connection, String table, String condition)
      throws SQLException {
    return connection.prepareStatement(
        "SELECT %s, %s AS row_state FROM %s WHERE %s"
            .formatted(
                COLUMNS, RowStates.read(connection, database).expression(table), table, condition));
  }

  private List<OutboxEntry> entries(PreparedStatement query) throws SQLException {
    List<OutboxEntry> entries = new ArrayList<>();
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        entries.add(entry(found));
      }
    }
    return entries;
  }

  private OutboxEntry entry(ResultSet found) throws SQLException {
    OutboxState state = OutboxState.valueOf(found.getString("row_state"));
    Set<String> targets = Texts.split(found.getString("targets"));
    Set<String> done = Texts.split(found.getString("done"));
    return new OutboxEntry(
        found.getLong("seq"),
        found.getString("event_id"),
        EventCategory.valueOf(found.getString("category").toUpperCase(Locale.ROOT)),
        found.getString("contract"),
        found.getInt("version"),
        found.getString("partition_key"),
        found.getString("payload"),
        database.instant(found, "created_at"),
        found.getInt("attempts"),
        targets,
        // It is not written where all have it.
        state == OutboxState.DELIVERED ? targets : done,
        found.getString("last_error"),
        state);
  }
}
