package dev.covenant.testing;

import dev.covenant.transaction.Transactions;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction manager in memory, for tests without one. A transaction belongs to the thread that
 * began it and takes no resources: it decides what is heard, and undoes nothing. Thread-safe.
 *
 * <p>As with a real one, a participant that throws before the completion rolls the transaction
 * back, one that throws after it is logged, and one that can only roll back asks nobody before. To
 * have {@code @Transactional} obeyed takes a real one.
 */
public final class TestTransactions implements Transactions {
  private final ThreadLocal<@Nullable TestTransaction> current = new ThreadLocal<>();
  private final AtomicReference<@Nullable CommitException> ordered = new AtomicReference<>();

  /** Begins with no transaction on any thread. */
  public TestTransactions() {}

  /**
   * Lets the next commit, on whichever thread, fail: it rolls back.
   *
   * @param cause what the transaction manager is to report
   */
  public void failNextCommit(Exception cause) {
    ordered.set(new CommitException(Objects.requireNonNull(cause, "cause"), false));
  }

  /**
   * Lets the next commit, on whichever thread, end heuristically: participants hear of a commit,
   * the caller of an unknown outcome.
   *
   * @param cause what the transaction manager is to report
   */
  public void loseNextOutcome(Exception cause) {
    ordered.set(new CommitException(Objects.requireNonNull(cause, "cause"), true));
  }

  /**
   * Lets the transaction on the calling thread time out: another thread rolls it back, before this
   * returns.
   *
   * @throws IllegalStateException where there is none
   */
  public void timeOut() {
    Thread reaper = new Thread(required()::timeOut, "time-out");
    reaper.start();
    try {
      reaper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the transaction had timed out", e);
    }
  }

  @Override
  public State state() {
    TestTransaction transaction = current.get();
    return transaction == null ? State.NONE : transaction.state();
  }

  @Override
  public boolean isRollbackOnly() {
    return required().isRollbackOnly();
  }

  @Override
  public void setRollbackOnly() {
    required().setRollbackOnly();
  }

  @Override
  public <P extends Participant> P enlist(Object key, Supplier<P> participant) {
    return required().enlist(key, participant);
  }

  @Override
  public <R> @Nullable R begin(Work<R> work) throws Throwable {
    TestTransaction outer = current.get();
    TestTransaction own = new TestTransaction();
    current.set(own);
    try {
      R result = worked(work, own);
      own.commit(ordered.getAndSet(null));
      return result;
    } finally {
      resume(outer);
    }
  }

  private static <R> @Nullable R worked(Work<R> work, TestTransaction own) throws Throwable {
    try {
      return work.run();
    } catch (Throwable t) {
      own.rollBack();
      throw t;
    }
  }

  @Override
  public void suspend(Runnable work) {
    TestTransaction outer = current.get();
    current.remove();
    try {
      work.run();
    } finally {
      resume(outer);
    }
  }

  private void resume(@Nullable TestTransaction outer) {
    if (outer == null) {
      current.remove();
    } else {
      current.set(outer);
    }
  }

  @Override
  public boolean isCommitFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommitException) {
        return true;
      }
    }
    return false;
  }

  private TestTransaction required() {
    TestTransaction transaction = current.get();
    if (transaction == null) {
      throw new IllegalStateException("No transaction is on this thread");
    }
    return transaction;
  }
}
