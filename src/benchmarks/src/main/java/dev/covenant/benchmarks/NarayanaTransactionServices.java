package dev.covenant.benchmarks;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import org.jboss.weld.transaction.spi.TransactionServices;

/** Lets Weld's transactional observers wait for Narayana's transactions. */
final class NarayanaTransactionServices implements TransactionServices {
  @Override
  public void registerSynchronization(Synchronization synchronization) {
    try {
      Narayana.MANAGER.getTransaction().registerSynchronization(synchronization);
    } catch (RollbackException | SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean isTransactionActive() {
    try {
      return Narayana.MANAGER.getStatus() == Status.STATUS_ACTIVE;
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public UserTransaction getUserTransaction() {
    return com.arjuna.ats.jta.UserTransaction.userTransaction();
  }

  @Override
  public void cleanup() {}
}
