package dev.covenant.internal.cdi;

import dev.covenant.internal.config.Settings;
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
  private static final String KEY = "covenant.transactions";
  private static final String OPTIONAL = "optional";

  private TransactionServices() {}

  /**
   * The platform's transactions; call it on a thread of the application, which has its names.
   *
   * @throws IllegalStateException where they cannot be found: without them, events would be heard
   *     of what may yet roll back
   */
  static Optional<Transactions> find(Instance<Object> beans) {
    Optional<TransactionSynchronizationRegistry> registry = supplied(beans).or(() -> named());
    if (registry.isEmpty() && !OPTIONAL.equals(Settings.value(KEY, String.class).orElse(null))) {
      throw new IllegalStateException(
          "Jakarta Transactions is here, but not "
              + NAME
              + "; where commands are to run without transactions, set "
              + KEY
              + "="
              + OPTIONAL);
    }
    return registry.map(
        found ->
            new RegistryTransactions(
                found, new ContainerDemarcation(beans.select(TransactionBoundary.class))));
  }

  private static Optional<TransactionSynchronizationRegistry> supplied(Instance<Object> beans) {
    Instance<TransactionSynchronizationRegistry> supplied =
        beans.select(TransactionSynchronizationRegistry.class);
    return supplied.isResolvable() ? Optional.of(supplied.get()) : Optional.empty();
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
