package dev.covenant.jta;

import dev.covenant.internal.jta.ManagerDemarcation;
import dev.covenant.internal.jta.RegistryTransactions;
import dev.covenant.transaction.Transactions;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Jakarta Transactions for plain Java. In a WAR the CDI extension sees to it. */
public final class JtaTransactions {
  private JtaTransactions() {}

  /**
   * Transactions of a transaction manager at hand.
   *
   * @param manager begins and ends transactions
   * @param registry takes part in them
   * @return transactions for {@link dev.covenant.ContractDispatcher.Builder#transactions}
   */
  public static Transactions of(
      TransactionManager manager, TransactionSynchronizationRegistry registry) {
    return new RegistryTransactions(registry, new ManagerDemarcation(manager));
  }
}
