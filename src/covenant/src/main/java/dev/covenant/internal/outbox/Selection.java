package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of one of the outbox's tables.
 *
 * @param table the table
 * @param condition which rows, in SQL
 * @param parameters the texts in the condition's place holders
 */
record Selection(String table, String condition, List<String> parameters) {
  /** A row by its number, with its partition key. */
  record Found(long seq, @Nullable String key) {}

  static Selection of(String table, String condition, String... parameters) {
    return new Selection(table, condition, List.of(parameters));
  }

  /** The same rows as long as they are in a part of them; held until the transaction ends. */
  List<Found> hold(Connection connection, List<Found> part) throws SQLException {
    String sql =
        "SELECT seq, partition_key FROM %s WHERE seq IN (%s) AND %s ORDER BY seq FOR UPDATE"
            .formatted(table, places(part), condition);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      texts(query, seqs(query, part));
      return found(query);
    }
  }

  /** Those after one row and up to another, in order. */
  List<Found> between(Connection connection, long after, long last, int limit) throws SQLException {
    String sql =
        "SELECT seq, partition_key FROM %s WHERE seq > ? AND seq <= ? AND %s ORDER BY seq LIMIT ?"
            .formatted(table, condition);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, after);
      query.setLong(2, last);
      query.setInt(texts(query, 3), limit);
      return found(query);
    }
  }

  /** The last one, or 0 where there is none. */
  long last(Connection connection) throws SQLException {
    String sql = "SELECT MAX(seq) FROM %s WHERE %s".formatted(table, condition);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      texts(query, 1);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  private static List<Found> found(PreparedStatement query) throws SQLException {
    List<Found> rows = new ArrayList<>();
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.add(new Found(found.getLong(1), found.getString(2)));
      }
    }
    return rows;
  }

  /** Runs a statement on rows; "(%s)" in it stands for their numbers. */
  static int execute(Connection connection, String sql, List<Found> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(places(rows)))) {
      seqs(statement, rows);
      return statement.executeUpdate();
    }
  }

  private static String places(List<Found> rows) {
    return String.join(", ", Collections.nCopies(rows.size(), "?"));
  }

  private static int seqs(PreparedStatement statement, List<Found> rows) throws SQLException {
    int index = 1;
    for (Found row : rows) {
      statement.setLong(index++, row.seq());
    }
    return index;
  }

  private int texts(PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (String text : parameters) {
      statement.setString(index++, text);
    }
    return index;
  }
}
