package dev.covenant.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Begins, ends and suspends transactions by annotation (Jakarta Transactions 2.0, section 3.7): a
 * UserTransaction is refused inside most {@code @Transactional} callers, and the transaction
 * manager itself is not portable.
 *
 * <p>{@code @Dependent}, one for each call under way: Payara's interceptors keep what they must
 * restore in a field, which calls that share a bean would overwrite for each other; after that the
 * thread's UserTransaction is refused.
 */
@Dependent
public class TransactionBoundary {
  /** Runs work in a new transaction; one that is on the thread is set aside. */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Throwable.class)
  public void begin(Runnable work) {
    work.run();
  }

  /** Runs work with no transaction on the thread. */
  @Transactional(TxType.NOT_SUPPORTED)
  public void suspend(Runnable work) {
    work.run();
  }
}
