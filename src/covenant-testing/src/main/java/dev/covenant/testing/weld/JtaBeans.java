package dev.covenant.testing.weld;

import dev.covenant.ContractDispatcher;
import dev.covenant.jta.JtaTransactions;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.RecordingSink;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** A tester whose transactions are those of the platform, which the dispatcher finds by itself. */
@Dependent
class JtaBeans {
  @Produces
  @Singleton
  static ContractTester tester(
      ContractDispatcher dispatcher,
      RecordingSink sink,
      TransactionManager manager,
      TransactionSynchronizationRegistry registry) {
    return ContractTester.of(dispatcher, sink, JtaTransactions.of(manager, registry));
  }
}
