package dev.covenant.internal.outbox;

import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.Participant;
import dev.covenant.transaction.Transactions.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application's data source, in the transactions of the application's manager. */
record Store(DataSource source, Transactions transactions) {
  /** Statements on one connection. */
  @FunctionalInterface
  interface Statements<R> {
    @Nullable R run(Connection connection) throws SQLException;
  }

  /** Runs statements in the transaction on the thread. */
  <R> @Nullable R join(Statements<R> statements) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return statements.run(connection);
    }
  }

  /** Runs statements in a transaction of their own. */
  <R> @Nullable R begin(Statements<R> statements) throws SQLException {
    try {
      return committed(() -> join(statements));
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  /**
   * Runs work in a transaction of its own, and returns only if that has committed: some services
   * roll back without a word what was marked rollback-only, or has timed out.
   */
  <R> @Nullable R committed(Work<R> work) throws Exception {
    Outcome outcome = new Outcome();
    R result;
    try {
      result =
          transactions.begin(
              () -> {
                transactions.enlist(outcome, () -> outcome);
                return work.run();
              });
    } catch (CommitException e) {
      throw new SQLException("The commit failed: " + e.getCause(), e);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
    if (!outcome.committed) {
      throw new SQLException("The transaction was rolled back: marked so, or timed out");
    }
    return result;
  }

  /** Whether a transaction committed. A time-out may tell it on another thread. */
  private static final class Outcome implements Participant {
    private volatile boolean committed;

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(boolean committed) {
      this.committed = committed;
    }
  }
}
