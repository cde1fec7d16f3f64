package dev.covenant.internal.jta;

import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.Work;
import org.jspecify.annotations.Nullable;

/** Begins and ends transactions. Implementations are thread-safe. */
public interface Demarcation {
  /**
   * Runs work in a new transaction, as {@link Transactions#begin} says; whatever transaction is on
   * the thread is set aside meanwhile.
   */
  <R> @Nullable R begin(Work<R> work) throws Throwable;

  /**
   * Whether it does what a transaction manager does and no more: nobody else's code runs between a
   * begin and its work, and where no transaction is on the thread there is nothing to suspend.
   */
  default boolean isPlain() {
    return false;
  }

  /** Runs work with no transaction on the thread. */
  void suspend(Runnable work);
}
