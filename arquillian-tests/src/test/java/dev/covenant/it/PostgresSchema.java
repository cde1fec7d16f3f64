package dev.covenant.it;

import dev.covenant.it.postgresql.ShiftTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;

/** The schema that {@link ShiftTables} names, on the PostgreSQL server there. */
final class PostgresSchema implements AutoCloseable {
  private static final String DROP =
      "DROP SCHEMA IF EXISTS %s CASCADE".formatted(ShiftTables.SCHEMA);

  private PostgresSchema() {}

  /** Makes it; where there is no server the test is skipped, or fails if there has to be one. */
  static PostgresSchema create() {
    try {
      execute(DROP);
      execute("CREATE SCHEMA " + ShiftTables.SCHEMA);
      return new PostgresSchema();
    } catch (SQLException e) {
      if (Boolean.parseBoolean(System.getenv("COVENANT_REQUIRE_SERVICES"))) {
        throw new AssertionError("PostgreSQL is required, but not at " + ShiftTables.URL, e);
      }
      return Assumptions.abort(
          "PostgreSQL is not at %s: %s".formatted(ShiftTables.URL, e.getMessage()));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(ShiftTables.URL, ShiftTables.USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute(DROP);
  }
}
