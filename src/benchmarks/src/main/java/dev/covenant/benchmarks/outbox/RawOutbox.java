package dev.covenant.benchmarks.outbox;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bound: a table of two columns, inserted as a batch; rows are locked, delivered and deleted in
 * one transaction, as soon as there is a word of them. Knows no failure, no order and no retry.
 */
final class RawOutbox implements Contender {
  private static final int BATCH = 500;

  private final Receiver receiver = new Receiver();
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore words = new Semaphore(0);
  private final Thread consumer = new Thread(this::consume, "raw-outbox");
  private final AgroalDataSource source;
  private volatile boolean stopping;

  /**
   * Opens one.
   *
   * @param delivers whether its rows are delivered
   */
  RawOutbox(Postgres postgres, String schema, boolean delivers) throws SQLException {
    source = postgres.pool(schema);
    new Sql(source)
        .execute(
            """
            CREATE TABLE outbox (
              id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload TEXT NOT NULL)""");
    if (delivers) {
      consumer.start();
    }
  }

  @Override
  public String name() {
    return "raw JDBC";
  }

  @Override
  public Receiver receiver() {
    return receiver;
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  @Override
  public void transaction(int events) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO outbox (payload) VALUES (?)")) {
        for (int i = 0; i < events; i++) {
          insert.setString(1, Moved.of(numbers.incrementAndGet()).json());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    if (words.availablePermits() == 0) {
      words.release();
    }
  }

  private void consume() {
    try {
      while (!stopping) {
        if (deliver() < BATCH) {
          words.acquire();
          words.drainPermits();
        }
      }
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int deliver() throws SQLException {
    List<Long> ids = new ArrayList<>(BATCH);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT id, payload FROM outbox ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED");
          ResultSet found = select.executeQuery()) {
        while (found.next()) {
          ids.add(found.getLong(1));
          receiver.hear(found.getString(2));
        }
      }
      if (!ids.isEmpty()) {
        delete(connection, ids);
      }
      connection.commit();
    }
    return ids.size();
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      delete.executeUpdate();
    }
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return new Sql(source).isEmpty("SELECT 1 FROM outbox LIMIT 1");
  }

  @Override
  public void close() throws SQLException {
    stopping = true;
    words.release();
    try {
      consumer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}
