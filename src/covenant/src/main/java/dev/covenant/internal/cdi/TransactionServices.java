package dev.covenant.internal.cdi;

import dev.covenant.internal.jta.RegistryTransactions;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds Jakarta Transactions. Loads its API: touch it only where that is present. */
final class TransactionServices {
  private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

  private TransactionServices() {}

  /** The platform's transactions; call it on a thread of the application, which has its names. */
  static Optional<Transactions> find(Instance<Object> beans) {
    return registry(beans)
        .map(
            registry ->
                new RegistryTransactions(
                    registry,
                    new ContainerDemarcation(beans.select(TransactionBoundary.class).get())));
  }

  private static Optional<TransactionSynchronizationRegistry> registry(Instance<Object> beans) {
    Instance<TransactionSynchronizationRegistry> supplied =
        beans.select(TransactionSynchronizationRegistry.class);
    return supplied.isResolvable() ? Optional.of(supplied.get()) : named();
  }

  /** The name is the platform's (Jakarta EE Platform 10, section 5.12). */
  private static Optional<TransactionSynchronizationRegistry> named() {
    try {
      return Optional.of((TransactionSynchronizationRegistry) new InitialContext().lookup(NAME));
    } catch (NamingException absent) {
      return Optional.empty();
    }
  }
}
