package dev.covenant.it.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Runs work as each owner of a transaction would. */
@ApplicationScoped
public class Owners {
  @Inject private TransactionalBean transactional;
  @Inject private CmtBean cmt;
  @Inject private BmtBean bmt;
  @Resource private UserTransaction transaction;

  <T> T run(TransactionOwner owner, Callable<T> work) throws Exception {
    return switch (owner) {
      case TRANSACTIONAL_BEAN -> transactional.required(work);
      case USER_TRANSACTION -> ByHand.in(transaction, work);
      case DISPATCHER_IN_ENTERPRISE_BEAN -> outside(work);
      case CMT_BEAN -> cmt.required(work);
      case BMT_BEAN -> bmt.required(work);
      default -> work.call();
    };
  }

  /** What the work throws is not the enterprise bean's to wrap. */
  private <T> T outside(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    cmt.outside(Executors.callable(task));
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Has the transactions that this thread begins time out soon, whoever begins them. */
  <T> T impatiently(Callable<T> work) throws Exception {
    transaction.setTransactionTimeout(2);
    try {
      return work.call();
    } finally {
      transaction.setTransactionTimeout(0);
    }
  }
}
