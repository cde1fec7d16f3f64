package dev.covenant.testing.weld;

import dev.covenant.ContractDispatcher;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.RecordingSink;
import dev.covenant.testing.TestTransactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Transactions in memory, instead of the platform's. */
@Dependent
class InMemoryTransactionBeans {
  @Produces
  @Singleton
  static TestTransactions transactions() {
    return new TestTransactions();
  }

  @Produces
  @Singleton
  static ContractTester tester(
      ContractDispatcher dispatcher, RecordingSink sink, TestTransactions transactions) {
    return ContractTester.of(dispatcher, sink, transactions);
  }
}
