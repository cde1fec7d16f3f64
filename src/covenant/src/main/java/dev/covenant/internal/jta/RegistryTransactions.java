package dev.covenant.internal.jta;

import dev.covenant.internal.emission.KnownTransactions;
import dev.covenant.transaction.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in transactions by interposed synchronizations (Jakarta Transactions 2.0,
 * TransactionSynchronizationRegistry): called after those of others in beforeCompletion, so that
 * what they still write is there, and before those of others in afterCompletion.
 */
public final class RegistryTransactions implements Transactions, KnownTransactions {
  private final TransactionSynchronizationRegistry registry;
  private final Demarcation demarcation;

  public RegistryTransactions(
      TransactionSynchronizationRegistry registry, Demarcation demarcation) {
    this.registry = registry;
    this.demarcation = demarcation;
  }

  @Override
  public State state() {
    return state(registry.getTransactionStatus());
  }

  private static State state(int status) {
    return switch (status) {
      case Status.STATUS_ACTIVE, Status.STATUS_MARKED_ROLLBACK -> State.ACTIVE;
      // Some servers leave a committed transaction on the thread during afterCompletion.
      case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED -> State.NONE;
      default -> State.ENDED;
    };
  }

  @Override
  public @Nullable Object key() {
    return registry.getTransactionKey();
  }

  @Override
  public boolean isRollbackOnly() {
    return registry.getTransactionStatus() != Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    registry.setRollbackOnly();
  }

  @Override
  @SuppressWarnings("unchecked") // A key has one type of participant.
  public <P extends Participant> P enlist(Object key, Supplier<P> participant) {
    Object present = registry.getResource(key);
    return present == null ? enlistNew(key, participant) : (P) present;
  }

  private <P extends Participant> P enlistNew(Object key, Supplier<P> participant) {
    P enlisted = participant.get();
    enlistFirst(key, enlisted);
    return enlisted;
  }

  @Override
  public boolean beginsEmpty() {
    return demarcation.isPlain();
  }

  @Override
  public void enlistFirst(Object key, Participant participant) {
    register(participant);
    registry.putResource(key, participant);
  }

  private void register(Participant participant) {
    try {
      registry.registerInterposedSynchronization(new ParticipantSynchronization(participant));
    } catch (RuntimeException e) {
      // A transaction that can only roll back takes none (Jakarta Transactions 2.0, section 3.3.2):
      // the participant, never told of a commit, does what it does after a rollback, nothing.
      if (!isRollbackOnly()) {
        throw e;
      }
    }
  }

  @Override
  public boolean isCommitFailure(Throwable failure) {
    return CommitFailures.isIn(failure);
  }

  @Override
  public <R> @Nullable R begin(Work<R> work) throws Throwable {
    return demarcation.begin(work);
  }

  /**
   * Enters a container's boundary even where no transaction is on the thread: inside the
   * afterCompletion of a {@code @Transactional} caller, Payara refuses a UserTransaction outside of
   * one.
   */
  @Override
  public void suspend(Runnable work) {
    int status = registry.getTransactionStatus();
    if (status == Status.STATUS_NO_TRANSACTION && demarcation.isPlain()) {
      work.run();
    } else {
      suspend(work, state(status) == State.ACTIVE);
    }
  }

  private void suspend(Runnable work, boolean open) {
    Done done = new Done(work);
    try {
      demarcation.suspend(done);
    } catch (RuntimeException e) {
      // Payara leaves a finished distributed transaction on the thread and then cannot take it up
      // again: nobody needs it.
      if (open || !done.done) {
        throw e;
      }
    }
  }

  /** Work, and whether it was done. */
  private static final class Done implements Runnable {
    private final Runnable work;
    private boolean done;

    Done(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      work.run();
      done = true;
    }
  }
}
