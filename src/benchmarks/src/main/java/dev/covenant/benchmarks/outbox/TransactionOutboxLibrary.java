package dev.covenant.benchmarks.outbox;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gruelbox's transaction-outbox with its own transaction manager. It delivers on as many threads as
 * Spring does by default.
 */
final class TransactionOutboxLibrary implements Contender {
  private static final int THREADS = 8;

  private final Receiver receiver = new Receiver();
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AgroalDataSource source;
  private final TransactionManager transactions;
  private final TransactionOutbox outbox;

  TransactionOutboxLibrary(Postgres postgres, String schema) throws SQLException {
    source = postgres.pool(schema);
    transactions = TransactionManager.fromDataSource(source);
    outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
            .instantiator(Instantiator.using(type -> receiver))
            .submitter(Submitter.withExecutor(threads))
            .build();
  }

  @Override
  public String name() {
    return "transaction-outbox";
  }

  @Override
  public Receiver receiver() {
    return receiver;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public void transaction(int events) {
    transactions.inTransaction(
        () -> {
          for (int i = 0; i < events; i++) {
            outbox.schedule(Receiver.class).hear(Moved.of(numbers.incrementAndGet()).json());
          }
        });
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return new Sql(source).isEmpty("SELECT 1 FROM txno_outbox LIMIT 1");
  }

  @Override
  public void close() {
    threads.shutdown();
    source.close();
  }
}
