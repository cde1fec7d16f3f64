package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of the relays that are at work, each with the end of its lease and the rows that it
 * has: claiming rows changes nothing in these. A relay whose lease has ended is taken out by the
 * others, and can change nothing after that: this fences its rows.
 */
record Relays(Database database) {
  /** Begins the transaction of a relay. */
  void begin(Connection connection) throws SQLException {
    List<String> settings = database.relaying();
    if (!settings.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(String.join("; ", settings));
      }
    }
  }

  /** Enters a relay that has no rows yet. */
  void enter(Connection connection, String relay, Duration lease) throws SQLException {
    leave(connection, relay);
    String sql =
        "INSERT INTO covenant_outbox_relay (relay, lease_millis, leased_until, held) VALUES (?, ?, %s, '')"
            .formatted(database.later());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, relay);
      statement.setLong(2, lease.toMillis());
      statement.setLong(3, lease.toMillis());
      statement.executeUpdate();
    }
  }

  void leave(Connection connection, String relay) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM covenant_outbox_relay WHERE relay = ?")) {
      statement.setString(1, relay);
      statement.executeUpdate();
    }
  }

  /**
   * Renews a relay's lease and says which rows it has. Until the transaction ends nobody can take
   * them.
   *
   * @return false where it is not there: its lease had ended
   */
  boolean hold(Connection connection, String relay, Duration lease, Collection<Long> seqs)
      throws SQLException {
    String sql =
        "UPDATE covenant_outbox_relay SET leased_until = %s, held = ? WHERE relay = ?"
            .formatted(database.later());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, lease.toMillis());
      statement.setString(2, Seqs.ranges(seqs));
      statement.setString(3, relay);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * Has no other relay claim rows until the transaction ends, and takes out those whose lease has
   * ended. It is a change, not only a lock: where the isolation is stricter than READ COMMITTED the
   * database then refuses whoever has read too early.
   *
   * @return the rows that relays have
   */
  Set<Long> claimAlone(Connection connection, String relay) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.executeUpdate("UPDATE covenant_outbox_claims SET claims = claims + 1") != 1) {
        throw new SQLException(
            "covenant_outbox_claims must have one row; INSERT INTO covenant_outbox_claims (claims) VALUES (0)");
      }
      takeOut(statement, relay);
    }
    // Also of those whose lease has ended, as long as they are there: they may be about to renew
    // it.
    return held(connection, "");
  }

  /** The rows that relays have whose lease has not ended. */
  Set<Long> held(Connection connection) throws SQLException {
    return held(connection, " WHERE leased_until > " + database.now());
  }

  private static Set<Long> held(Connection connection, String condition) throws SQLException {
    String sql = "SELECT held FROM covenant_outbox_relay" + condition;
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      Set<Long> held = new HashSet<>();
      while (found.next()) {
        Seqs.addTo(held, found.getString(1));
      }
      return held;
    }
  }

  /** One that is about to renew its lease is left alone, where that can be seen. */
  private void takeOut(Statement statement, String own) throws SQLException {
    Set<String> ended = new HashSet<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT relay FROM covenant_outbox_relay o WHERE leased_until <= %s %s"
                .formatted(database.now(), database.locking()))) {
      while (found.next()) {
        ended.add(found.getString(1));
      }
      ended.remove(own);
    }
    String sql =
        "DELETE FROM covenant_outbox_relay WHERE relay = ? AND leased_until <= " + database.now();
    for (String relay : ended) {
      try (PreparedStatement delete = statement.getConnection().prepareStatement(sql)) {
        delete.setString(1, relay);
        delete.executeUpdate();
      }
    }
  }

  /** How many are at work. */
  int live(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT COUNT(*) FROM covenant_outbox_relay WHERE leased_until > "
                    + database.now())) {
      found.next();
      return found.getInt(1);
    }
  }
}
