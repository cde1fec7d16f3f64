package dev.covenant.internal.outbox;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.codec.EncodedEnvelope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rows of the outbox to deliver. */
final class Claiming {
  private static final String COLUMNS =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, attempts, targets, done";

  /** No row has this number, and no list is empty in SQL. */
  private static final List<Long> NOBODY = List.of(-1L);

  private static final Map<String, EventCategory> CATEGORIES =
      Arrays.stream(EventCategory.values())
          .collect(Collectors.toUnmodifiableMap(EventCategory::label, Function.identity()));

  private final Database database;
  private final String any;
  private final String due;

  Claiming(Database database) {
    this.database = database;
    any = "SELECT 1 FROM covenant_outbox WHERE due_at <= %s LIMIT 1".formatted(database.now());
    due =
        """
        SELECT %s FROM covenant_outbox o
        WHERE due_at <= %s AND seq %%s AND (partition_key IS NULL OR NOT EXISTS
          (SELECT 1 FROM covenant_outbox e WHERE e.partition_key = o.partition_key AND e.seq < o.seq))
        ORDER BY due_at, seq LIMIT ?"""
            .formatted(COLUMNS, database.now());
  }

  /** Whether there is anything at all, somebody's or nobody's; locks nothing. */
  boolean isAnyDue(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(any)) {
      return found.next();
    }
  }

  /**
   * Finds rows that are due and nobody has: of each key the first, and after it those that follow,
   * which nobody else can claim as long as the first is there.
   *
   * @param held the rows that relays have
   */
  List<Row> claim(Connection connection, int limit, Set<Long> held) throws SQLException {
    List<Row> rows = new ArrayList<>(due(connection, limit, held));
    if (rows.size() < limit) {
      rows.addAll(following(connection, rows, limit - rows.size(), held));
    }
    return rows;
  }

  private List<Row> due(Connection connection, int limit, Set<Long> held) throws SQLException {
    Collection<Long> excluded = held.isEmpty() ? NOBODY : held;
    String sql = due.formatted(Seqs.notIn(database, excluded.size()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = Seqs.set(statement, database, 1, excluded);
      statement.setInt(next, limit);
      return rows(statement);
    }
  }

  /** What stands in the table behind the first rows of keys, up to what somebody has. */
  private List<Row> following(Connection connection, List<Row> firsts, int limit, Set<Long> held)
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
    List<Row> following = new ArrayList<>();
    Set<@Nullable String> ended = new HashSet<>();
    for (Row row : behind(connection, firsts, keys, limit)) {
      if (held.contains(row.seq())) {
        ended.add(row.key());
      } else if (!ended.contains(row.key())) {
        following.add(row);
      }
    }
    return following;
  }

  private List<Row> behind(Connection connection, List<Row> firsts, List<String> keys, int limit)
      throws SQLException {
    String sql =
        "SELECT %s FROM covenant_outbox WHERE partition_key IN (?%s) AND seq %s ORDER BY seq LIMIT ?"
            .formatted(COLUMNS, ", ?".repeat(keys.size() - 1), Seqs.notIn(database, firsts.size()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      for (String key : keys) {
        statement.setString(next, key);
        next++;
      }
      next = Seqs.set(statement, database, next, firsts.stream().map(Row::seq).toList());
      statement.setInt(next, limit);
      return rows(statement);
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      Map<String, Set<String>> targets = new HashMap<>();
      while (found.next()) {
        rows.add(row(found, targets));
      }
    }
    return rows;
  }

  /** Reads a row; most have the same targets. */
  private static Row row(ResultSet found, Map<String, Set<String>> targets) throws SQLException {
    EncodedEnvelope event =
        new EncodedEnvelope(
            found.getString(2),
            CATEGORIES.get(found.getString(3)),
            found.getString(4),
            found.getInt(5),
            Audience.everyone(),
            found.getString(7),
            found.getString(8));
    return new Row(
        found.getLong(1),
        event,
        found.getString(6),
        found.getInt(9),
        targets.computeIfAbsent(found.getString(10), Texts::split),
        Texts.split(found.getString(11)));
  }
}
