package dev.covenant.it.app;

import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/** Runs work in a transaction that is begun and ended by hand. */
final class ByHand {
  private ByHand() {}

  static <T> T in(UserTransaction transaction, Callable<T> work) throws Exception {
    transaction.begin();
    T result;
    try {
      result = work.call();
    } catch (Throwable t) {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
      throw t;
    }
    transaction.commit();
    return result;
  }
}
