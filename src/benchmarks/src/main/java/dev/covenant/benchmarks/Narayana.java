package dev.covenant.benchmarks;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The transaction manager of every contender: volatile store, no recovery, else its defaults. */
public final class Narayana {
  static {
    for (String store : new String[] {null, "communicationStore", "stateStore"}) {
      ObjectStoreEnvironmentBean environment =
          store == null
              ? BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
              : BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store);
      environment.setObjectStoreType(VolatileStore.class.getName());
      environment.setObjectStoreDir("target/object-store");
    }
  }

  public static final TransactionManager MANAGER =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  public static final TransactionSynchronizationRegistry SYNCHRONIZATIONS =
      new TransactionSynchronizationRegistryImple();

  private Narayana() {}
}
