package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of the outbox. They have a version, and know the oldest one whose nodes can use them
 * still: so nodes with an older library may go on beside those with a newer one.
 *
 * @param version the version that this library reads and writes
 */
record Schema(Store store, Database database, int version) {
  private static final int VERSION = 1;

  Schema(Store store, Database database) {
    this(store, database, VERSION);
  }

  /**
   * What the tables say of themselves.
   *
   * @param version their version
   * @param compatibleFrom the oldest that a library may have to use them
   */
  private record Found(int version, int compatibleFrom) {}

  /** Makes the tables, or brings them to this version; for development. */
  void create() throws SQLException {
    Found found;
    try {
      found = found();
    } catch (SQLException e) {
      run(Database.script(database.schema()));
      return;
    }
    for (int next = found.version() + 1; next <= version; next++) {
      run(Database.script(database.upgrade(next)));
    }
  }

  /** Outside of a transaction: some databases commit at such statements. */
  private void run(List<String> statements) throws SQLException {
    for (String statement : statements) {
      store.join(connection -> execute(connection, statement));
    }
  }

  private static boolean execute(Connection connection, String statement) throws SQLException {
    try (Statement execution = connection.createStatement()) {
      return execution.execute(statement);
    }
  }

  private Found found() throws SQLException {
    return store.begin(
        connection -> {
          try (Statement query = connection.createStatement();
              ResultSet found =
                  query.executeQuery(
                      "SELECT MAX(version), MAX(compatible_from) FROM covenant_schema")) {
            found.next();
            return new Found(found.getInt(1), found.getInt(2));
          }
        });
  }

  /** Refuses tables that are missing, too old, or too new. */
  void check() throws SQLException {
    Found found;
    try {
      found = found();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The outbox's tables are not there; run %s from the jar, or for development set covenant.outbox.create-schema=true: %s"
              .formatted(database.schema(), e.getMessage()),
          e);
    }
    if (found.version() < version) {
      String scripts =
          IntStream.rangeClosed(found.version() + 1, version)
              .mapToObj(database::upgrade)
              .collect(Collectors.joining(", then "));
      throw new IllegalStateException(
          "The outbox's tables have version %d, and this library needs %d; run %s from the jar"
              .formatted(found.version(), version, scripts));
    }
    if (found.compatibleFrom() > version) {
      throw new IllegalStateException(
          "The outbox's tables have version %d, which a library of version %d or later can use; this one has %d: update it"
              .formatted(found.version(), found.compatibleFrom(), version));
    }
  }
}
