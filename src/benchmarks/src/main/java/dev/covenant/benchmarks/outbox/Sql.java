package dev.covenant.benchmarks.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Single statements. */
record Sql(DataSource source) {
  void execute(String statement) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  /** The first column of the only row. */
  String text(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement one = connection.createStatement();
        ResultSet found = one.executeQuery(query)) {
      found.next();
      return found.getString(1);
    }
  }

  /** Whether a query finds nothing. */
  boolean isEmpty(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement one = connection.createStatement();
        ResultSet found = one.executeQuery(query)) {
      return !found.next();
    }
  }
}
