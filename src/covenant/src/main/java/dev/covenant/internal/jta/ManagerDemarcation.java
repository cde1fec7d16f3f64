package dev.covenant.internal.jta;

import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.Work;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** Demarcation by a transaction manager. */
public record ManagerDemarcation(TransactionManager manager) implements Demarcation {
  @Override
  public <R> @Nullable R begin(Work<R> work) throws Throwable {
    Transaction outer = manager.suspend();
    try {
      manager.begin();
      R result = worked(work);
      commit();
      return result;
    } finally {
      resume(outer);
    }
  }

  private <R> @Nullable R worked(Work<R> work) throws Throwable {
    try {
      return work.run();
    } catch (Throwable t) {
      rollBack(t);
      throw t;
    }
  }

  private void rollBack(Throwable cause) {
    try {
      manager.rollback();
    } catch (SystemException | RuntimeException e) {
      // A time-out may have rolled it back already; what the work threw matters more.
      cause.addSuppressed(e);
    }
  }

  private void commit() throws CommitException {
    try {
      manager.commit();
    } catch (Exception e) {
      throw new CommitException(e, CommitFailures.isHeuristic(e));
    }
  }

  @Override
  public boolean isPlain() {
    return true;
  }

  @Override
  public void suspend(Runnable work) {
    Transaction outer;
    try {
      outer = manager.suspend();
    } catch (SystemException e) {
      throw new IllegalStateException("The transaction cannot be suspended: " + e.getMessage(), e);
    }
    try {
      work.run();
    } finally {
      resume(outer);
    }
  }

  private void resume(@Nullable Transaction outer) {
    if (outer == null) {
      return;
    }
    try {
      manager.resume(outer);
    } catch (InvalidTransactionException | SystemException e) {
      throw new IllegalStateException("The transaction cannot be resumed: " + e.getMessage(), e);
    }
  }
}
