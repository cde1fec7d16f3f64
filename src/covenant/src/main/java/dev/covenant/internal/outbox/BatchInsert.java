package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A batch of inserts. */
final class BatchInsert implements RowInsert {
  private final String insert;

  BatchInsert(Database database) {
    insert =
        "INSERT INTO covenant_outbox (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, %s, %s)"
            .formatted(COLUMNS, database.now(), database.now());
  }

  @Override
  public void insert(Connection connection, List<NewRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (NewRow row : rows) {
        NewRow.Rest rest = row.rest();
        statement.setString(1, row.id());
        statement.setString(2, row.payload());
        statement.setString(3, rest.category());
        statement.setString(4, rest.contract());
        statement.setInt(5, rest.version());
        Texts.set(statement, 6, rest.key());
        Texts.set(statement, 7, rest.traceparent());
        Texts.set(statement, 8, rest.targets());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
