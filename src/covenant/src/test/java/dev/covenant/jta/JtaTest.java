package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import dev.covenant.ContractDispatcher;
import dev.covenant.Registry;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Late;
import dev.covenant.internal.registry.RegistryBuilder;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.transaction.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.junit.jupiter.api.AfterEach;

/** A dispatcher over a real transaction manager, and after each test a clean thread. */
abstract class JtaTest {
  static {
    // No recovery in these tests: nothing needs to reach a disk.
    for (String store : new String[] {null, "communicationStore", "stateStore"}) {
      ObjectStoreEnvironmentBean environment =
          store == null
              ? BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
              : BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store);
      environment.setObjectStoreType(VolatileStore.class.getName());
      environment.setObjectStoreDir("target/object-store");
    }
  }

  static final TransactionManager MANAGER =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  static final TransactionSynchronizationRegistry SYNCHRONIZATIONS =
      new TransactionSynchronizationRegistryImple();
  static final Transactions TRANSACTIONS = JtaTransactions.of(MANAGER, SYNCHRONIZATIONS);

  final Journal journal = new Journal();
  final Late late = new Late();
  final Sinks.Remembering sink = new Sinks.Remembering();
  final RegistryBuilder builder = new RegistryBuilder();

  @AfterEach
  void theThreadIsLeftClean() throws Exception {
    int status = MANAGER.getStatus();
    MANAGER.suspend();
    MANAGER.setTransactionTimeout(0);
    assertThat(status).isEqualTo(Status.STATUS_NO_TRANSACTION);
    assertThat(Ward.threadIsClean()).isTrue();
  }

  /** A dispatcher to the remembering sink. */
  ContractDispatcher dispatcher() {
    return dispatcher(sink);
  }

  ContractDispatcher dispatcher(CommandEventSink to) {
    Registry registry = builder.build();
    return late.set(
        ContractDispatcher.builder(registry).transactions(TRANSACTIONS).sink(to).build());
  }

  /** Registers a command that emits one event with its patient and returns its patient. */
  void admitting() {
    builder.command(Admit.class, String.class, command -> emit(command.patient()));
  }

  static String emit(String patient) {
    Ward.EVENTS.emitDomain(new Admitted(patient));
    return patient;
  }

  static void emitDischarged(String patient) {
    Ward.EVENTS.emitDomain(new Discharged(patient));
  }

  /** Runs work as code does that requires a transaction of its own. */
  static void requiringNew(Transactions.Work<?> work) throws Throwable {
    Transaction outer = MANAGER.suspend();
    try {
      MANAGER.begin();
      try {
        work.run();
        MANAGER.commit();
      } catch (Throwable t) {
        if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
          MANAGER.rollback();
        }
        throw t;
      }
    } finally {
      if (outer != null) {
        MANAGER.resume(outer);
      }
    }
  }

  static int status() {
    return SYNCHRONIZATIONS.getTransactionStatus();
  }
}
