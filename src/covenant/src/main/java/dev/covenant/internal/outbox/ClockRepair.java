package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Makes good that the database's clock was set back: what then lies further ahead than anybody can
 * have set it is due now, and no lease lasts longer than its length.
 *
 * @param longest the longest that a row is made to wait
 */
record ClockRepair(Store store, Database database, Duration longest) implements Chores.Work {
  @Override
  public boolean run() throws SQLException {
    store.begin(this::rows);
    store.begin(this::leases);
    return false;
  }

  private int rows(Connection connection) throws SQLException {
    String sql =
        "UPDATE covenant_outbox SET due_at = %s WHERE due_at > %s"
            .formatted(database.now(), database.later());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, longest.toMillis());
      return statement.executeUpdate();
    }
  }

  private int leases(Connection connection) throws SQLException {
    String end = database.later().replace("?", "lease_millis");
    String sql =
        "UPDATE covenant_outbox_relay SET leased_until = %s WHERE leased_until > %s"
            .formatted(end, end);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }
}
