package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Hears from other nodes, through PostgreSQL, that they have stored rows. It keeps a connection to
 * itself; where it loses it, it takes another one. Thread-safe.
 */
final class NoticeListener {
  private static final Logger LOG = System.getLogger(NoticeListener.class.getName());

  /** How soon it sees that it is to stop: nothing else ends the driver's waiting. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);

  private final Store store;
  private final Runnable relay;
  private final Background background = new Background("covenant-outbox-listener", () -> {});

  /**
   * Prepares it.
   *
   * @param relay is told
   */
  NoticeListener(Store store, Runnable relay) {
    this.store = store;
    this.relay = relay;
  }

  void start(ThreadFactory threads) {
    background.start(threads, this::run);
  }

  private void run() throws InterruptedException {
    while (!background.isStopping()) {
      try (Connection connection = store.source().getConnection()) {
        if (!listen(connection)) {
          return;
        }
      } catch (SQLException | RuntimeException e) {
        LOG.log(
            Level.WARNING,
            "Other nodes' rows are found by polling; it listens again in " + BEFORE_NEXT_TRY,
            e);
        background.pause(BEFORE_NEXT_TRY);
      }
    }
  }

  /** Listens until it is to stop; false where that is not possible. */
  private boolean listen(Connection connection) throws SQLException {
    PostgresNotifications notifications = PostgresNotifications.of(connection);
    if (notifications == null) {
      LOG.log(
          Level.INFO,
          "The data source does not give access to PostgreSQL's driver: rows of other nodes are found by polling");
      return false;
    }
    String schema = schema(connection);
    execute(connection, "LISTEN " + NoticeSender.CHANNEL);
    try {
      // There may have been some before it listened.
      relay.run();
      while (!background.isStopping()) {
        if (notifications.await(LOOK).contains(schema)) {
          relay.run();
        }
      }
    } finally {
      execute(connection, "UNLISTEN " + NoticeSender.CHANNEL);
    }
    return true;
  }

  private static String schema(Connection connection) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet found = query.executeQuery("SELECT current_schema()")) {
      found.next();
      return found.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  boolean stop(Duration limit) throws InterruptedException {
    return background.stop(limit);
  }
}
