package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Remembers which subscriber has had which event, in the transaction of the subscriber. */
record Inbox(Database database) {
  /** Marks an event; false where it was marked, or another transaction does so right now. */
  boolean mark(Connection connection, String subscriber, String event) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(database.mark())) {
      statement.setString(1, subscriber);
      statement.setString(2, event);
      return statement.executeUpdate() == 1;
    }
  }
}
