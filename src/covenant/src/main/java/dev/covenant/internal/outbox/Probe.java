package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks the database one question, one thread at a time, so that not all threads of a server hang in
 * a database that hangs.
 */
final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore turn = new Semaphore(1);
  private final Store store;
  private final Duration patience;

  Probe(Store store) {
    this(store, PATIENCE);
  }

  Probe(Store store, Duration patience) {
    this.store = store;
    this.patience = patience;
  }

  Health ask(Store.Statements<Health> question) {
    try {
      if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Health.down("The database has not answered the check before within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("The check was interrupted");
    }
    try {
      return Objects.requireNonNull(store.join(question));
    } catch (SQLException | RuntimeException e) {
      return Health.down(Redaction.of(e));
    } finally {
      turn.release();
    }
  }

  /** Reads the one row of a query. */
  @FunctionalInterface
  interface Reading<R> {
    R of(ResultSet row) throws SQLException;
  }

  /**
   * Queries with a limit of time, which H2 keeps on the connection: it is set back.
   *
   * @param milliseconds what is in the place holders
   */
  static <R> R query(Connection connection, String sql, Reading<R> reading, long... milliseconds)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int usual = query.getQueryTimeout();
      query.setQueryTimeout((int) PATIENCE.toSeconds());
      for (int i = 0; i < milliseconds.length; i++) {
        query.setLong(i + 1, milliseconds[i]);
      }
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return reading.of(found);
      } finally {
        query.setQueryTimeout(usual);
      }
    }
  }
}
