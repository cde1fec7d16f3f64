package dev.covenant.it.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has a transaction end as a scenario wants it. */
@ApplicationScoped
public class Endings {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  @Resource private TransactionSynchronizationRegistry transactions;

  void end(Outcome outcome) {
    switch (outcome) {
      case COMMIT -> {}
      case EXCEPTION -> throw new Refused("The scenario wants it");
      case ROLLBACK_ONLY -> transactions.setRollbackOnly();
      case TIME_OUT -> awaitTimeOut();
      case THROWING_BEFORE_COMPLETION ->
          transactions.registerInterposedSynchronization(new Throwing());
    }
  }

  /** The server's own timer decides; nothing tells when it has. */
  private void awaitTimeOut() {
    long start = System.nanoTime();
    while (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new IllegalStateException("The transaction has not timed out");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The status of the thread's transaction, by name. */
  String status() {
    int status = transactions.getTransactionStatus();
    return switch (status) {
      case Status.STATUS_ACTIVE -> "active";
      case Status.STATUS_COMMITTED -> "committed";
      case Status.STATUS_NO_TRANSACTION -> "no transaction";
      default -> "status " + status;
    };
  }

  private static final class Throwing implements Synchronization {
    @Override
    public void beforeCompletion() {
      throw new Refused("The scenario's synchronization wants it");
    }

    @Override
    public void afterCompletion(int status) {}
  }
}
