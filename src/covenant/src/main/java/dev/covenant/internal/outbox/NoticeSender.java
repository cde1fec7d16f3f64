package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Tells other nodes, through PostgreSQL, that this one has stored rows: in a transaction of its own
 * after theirs, for at its commit a notification takes a lock of the whole server. Words in a short
 * time are sent as one. Thread-safe.
 */
final class NoticeSender {
  static final String CHANNEL = "covenant_outbox";

  private static final Logger LOG = System.getLogger(NoticeSender.class.getName());
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofHours(1);

  /** The schema tells outboxes in one database apart. */
  private static final String NOTIFY =
      "SELECT pg_notify('%s', current_schema())".formatted(CHANNEL);

  private final Store store;
  private final Bell bell = new Bell();
  private final Background background = new Background("covenant-outbox-notices", bell::ring);

  NoticeSender(Store store) {
    this.store = store;
  }

  void start(ThreadFactory threads) {
    background.start(threads, this::run);
  }

  /** There are new rows. */
  void word() {
    bell.ring();
  }

  private void run() throws InterruptedException {
    while (!background.isStopping()) {
      if (bell.await(LONG, true, -1) && !background.isStopping()) {
        send();
        background.pause(SHORT);
      }
    }
  }

  private void send() {
    try {
      store.begin(NoticeSender::send);
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          Level.DEBUG, "Other nodes were not told of new rows; they find them by themselves", e);
    }
  }

  private static boolean send(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(NOTIFY);
    }
  }

  boolean stop(Duration limit) throws InterruptedException {
    return background.stop(limit);
  }
}
