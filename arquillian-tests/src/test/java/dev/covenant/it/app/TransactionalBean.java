package dev.covenant.it.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/** Transactions by annotation around whatever they are given. */
@ApplicationScoped
public class TransactionalBean {
  @Transactional(rollbackOn = Exception.class)
  public <T> T required(Callable<T> work) throws Exception {
    return work.call();
  }

  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  public <T> T requiresNew(Callable<T> work) throws Exception {
    return work.call();
  }
}
