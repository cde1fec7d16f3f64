package dev.covenant.transaction;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction manager as the dispatcher sees it. Implementations are thread-safe; every method
 * speaks of the transaction on the calling thread.
 */
public interface Transactions {
  /** What is on the thread. */
  enum State {
    /** No transaction, or a committed one that a server left on the thread. */
    NONE,
    /** A transaction that can be joined; it may be marked rollback-only. */
    ACTIVE,
    /** A transaction that is completing or was rolled back: nothing can join it. */
    ENDED
  }

  /**
   * What is on the thread.
   *
   * @return the state
   */
  State state();

  /**
   * Whether the active transaction can only roll back.
   *
   * @return true where it is marked so
   */
  boolean isRollbackOnly();

  /** Marks the active transaction so that it can only roll back. */
  void setRollbackOnly();

  /**
   * The participant of the active transaction under a key; a new one is enlisted at the first call.
   *
   * @param <P> the participant's type
   * @param key identifies the participant within the transaction
   * @param participant makes a new one
   * @return the participant
   * @throws IllegalStateException if the transaction takes no participants any more
   */
  <P extends Participant> P enlist(Object key, Supplier<P> participant);

  /**
   * Runs work on the calling thread in a new transaction and commits it; a finished one left on the
   * thread is set aside.
   *
   * @param <R> the result
   * @param work the work; where it throws, the transaction is rolled back
   * @return the work's result, after the commit returned
   * @throws CommitException where the work returned but the commit failed
   * @throws Throwable what the work threw, unchanged
   */
  <R> @Nullable R begin(Work<R> work) throws Throwable;

  /**
   * Runs work on the calling thread with no transaction there; whatever is there is set aside
   * meanwhile.
   *
   * @param work the work
   */
  void suspend(Runnable work);

  /**
   * Whether what a container threw after its transactional code had returned says that the commit
   * failed.
   *
   * @param failure what it threw
   * @return true where it, or one of its causes, comes from the transaction manager
   */
  boolean isCommitFailure(Throwable failure);

  /**
   * Work within a transaction.
   *
   * @param <R> the result
   */
  @FunctionalInterface
  interface Work<R> {
    /**
     * Does the work.
     *
     * @return the result
     * @throws Throwable to roll back
     */
    @Nullable R run() throws Throwable;
  }

  /** Takes part in the completion of a transaction. Thread-safe: a time-out may call it. */
  interface Participant {
    /** The transaction is about to commit; throwing rolls it back. */
    void beforeCompletion();

    /**
     * The transaction has ended.
     *
     * @param committed whether it committed; false for every other outcome
     */
    void afterCompletion(boolean committed);
  }

  /** A commit failed. */
  final class CommitException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether the outcome was heuristic. */
    private final boolean outcomeUnknown;

    /**
     * Reports a failed commit.
     *
     * @param cause what the transaction manager threw
     * @param outcomeUnknown true for a heuristic outcome
     */
    public CommitException(Throwable cause, boolean outcomeUnknown) {
      super(cause);
      this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Whether it is unknown what happened.
     *
     * @return true for a heuristic outcome, false where everything was rolled back
     */
    public boolean isOutcomeUnknown() {
      return outcomeUnknown;
    }
  }
}
