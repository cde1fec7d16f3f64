package dev.covenant.internal.outbox;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.codec.EncodedEnvelope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Takes rows of the outbox under a lease, and keeps them. */
final class Claiming {
  private static final String COLUMNS =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, attempts, targets, done";

  private final String free;
  private final String due;
  private final String later;

  Claiming(Database database) {
    String now = database.now();
    later = database.later();
    free = "due_at <= %s AND (leased_until IS NULL OR leased_until <= %s)".formatted(now, now);
    due =
        """
        SELECT %s FROM covenant_outbox o
        WHERE %s AND (partition_key IS NULL OR NOT EXISTS
          (SELECT 1 FROM covenant_outbox e WHERE e.partition_key = o.partition_key AND e.seq < o.seq))
        ORDER BY due_at, seq LIMIT ? %s"""
            .formatted(COLUMNS, free, database.locking());
  }

  /**
   * Claims rows that are due: of each key the first, and after it those that follow, which nobody
   * else can claim as long as the first is there.
   */
  Claim claim(Connection connection, int limit, Duration lease) throws SQLException {
    long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    List<Row> rows = taken(connection, due(connection, limit), token, lease);
    if (rows.size() < limit) {
      List<Row> next = following(connection, rows, limit - rows.size());
      rows = new ArrayList<>(rows);
      rows.addAll(taken(connection, next, token, lease));
    }
    return new Claim(token, List.copyOf(rows));
  }

  private List<Row> due(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(due)) {
      statement.setInt(1, limit);
      return rows(statement);
    }
  }

  /** What stands in the table behind rows that were taken. */
  private static List<Row> following(Connection connection, List<Row> firsts, int limit)
      throws SQLException {
    List<String> keys = new ArrayList<>();
    for (Row first : firsts) {
      if (first.key() != null) {
        keys.add(first.key());
      }
    }
    if (keys.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT %s FROM covenant_outbox WHERE partition_key IN (?%s) AND seq NOT IN %s ORDER BY seq LIMIT ?"
            .formatted(COLUMNS, ", ?".repeat(keys.size() - 1), Texts.list(firsts));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < keys.size(); i++) {
        statement.setString(i + 1, keys.get(i));
      }
      statement.setInt(keys.size() + 1, limit);
      return rows(statement);
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    return rows;
  }

  private static Row row(ResultSet found) throws SQLException {
    EncodedEnvelope event =
        new EncodedEnvelope(
            found.getString("event_id"),
            EventCategory.valueOf(found.getString("category").toUpperCase(Locale.ROOT)),
            found.getString("contract"),
            found.getInt("version"),
            Audience.everyone(),
            found.getString("traceparent"),
            found.getString("payload"));
    return new Row(
        found.getLong("seq"),
        event,
        found.getString("partition_key"),
        found.getInt("attempts"),
        Texts.split(found.getString("targets")),
        Texts.split(found.getString("done")));
  }

  /** Those of the rows that nobody else took meanwhile; of a key, none after one that was. */
  private List<Row> taken(Connection connection, List<Row> rows, long token, Duration lease)
      throws SQLException {
    String take =
        "UPDATE covenant_outbox SET token = %d, leased_until = %s WHERE seq IN %s AND %s"
            .formatted(token, later, Texts.list(rows), free);
    Set<Long> held = held(connection, take, rows, token, lease);
    List<Row> taken = new ArrayList<>(rows.size());
    Set<@Nullable String> interrupted = new LinkedHashSet<>();
    for (Row row : rows) {
      if (!held.contains(row.seq())) {
        interrupted.add(row.key());
      } else if (row.key() == null || !interrupted.contains(row.key())) {
        taken.add(row);
      }
    }
    return taken;
  }

  /**
   * Has the rows of a claim for longer.
   *
   * @return which of them it still has; others took the rest: their lease had ended
   */
  Set<Long> renew(Connection connection, long token, List<Row> rows, Duration lease)
      throws SQLException {
    String renew =
        "UPDATE covenant_outbox SET leased_until = %s WHERE seq IN %s AND token = %d"
            .formatted(later, Texts.list(rows), token);
    return held(connection, renew, rows, token, lease);
  }

  /** Leases rows, and tells which are the token's after that. */
  private static Set<Long> held(
      Connection connection, String update, List<Row> rows, long token, Duration lease)
      throws SQLException {
    Set<Long> held = new HashSet<>();
    if (rows.isEmpty()) {
      return held;
    }
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setLong(1, lease.toMillis());
      if (statement.executeUpdate() == rows.size()) {
        rows.forEach(row -> held.add(row.seq()));
        return held;
      }
    }
    String query =
        "SELECT seq FROM covenant_outbox WHERE seq IN %s AND token = %d"
            .formatted(Texts.list(rows), token);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        held.add(found.getLong(1));
      }
    }
    return held;
  }
}
