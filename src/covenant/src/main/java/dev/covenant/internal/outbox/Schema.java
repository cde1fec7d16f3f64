package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The tables of the outbox. */
record Schema(Store store, Database database) {
  /** The version that this library reads and writes. */
  private static final int VERSION = 1;

  /** Makes the tables where they are not there yet; for development. */
  void create() throws SQLException {
    if (!isThere()) {
      for (String statement : database.schema()) {
        // Outside of a transaction: some databases commit at such a statement.
        store.join(connection -> execute(connection, statement));
      }
    }
  }

  private static Void execute(Connection connection, String statement) throws SQLException {
    try (Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
    return null;
  }

  /** Whether the tables can be read. */
  private boolean isThere() {
    try {
      version();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private int version() throws SQLException {
    return store.begin(
        connection -> {
          try (Statement query = connection.createStatement();
              ResultSet found = query.executeQuery("SELECT MAX(version) FROM covenant_schema")) {
            found.next();
            return found.getInt(1);
          }
        });
  }

  /** Refuses tables that are missing or too old. */
  void check() throws SQLException {
    int found;
    try {
      found = version();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The outbox's tables are not there; run META-INF/covenant/outbox/%s.sql from the jar, or for development set covenant.outbox.create-schema=true: %s"
              .formatted(database.name().toLowerCase(Locale.ROOT), e.getMessage()),
          e);
    }
    if (found < VERSION) {
      throw new IllegalStateException(
          "The outbox's tables have version %d, and this library needs %d; run the scripts between"
              .formatted(found, VERSION));
    }
  }
}
