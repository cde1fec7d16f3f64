package dev.covenant.internal.outbox;

import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.CommitException;
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
      return transactions.begin(() -> join(statements));
    } catch (CommitException e) {
      throw new SQLException("The commit failed: " + e.getCause().getMessage(), e);
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new SQLException(t);
    }
  }
}
