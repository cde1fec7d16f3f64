package dev.covenant.internal.jta;

import dev.covenant.internal.emission.TransactionKeys;
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
public final class RegistryTransactions implements Transactions, TransactionKeys {
  private final TransactionSynchronizationRegistry registry;
  private final Demarcation demarcation;

  public RegistryTransactions(
      TransactionSynchronizationRegistry registry, Demarcation demarcation) {
    this.registry = registry;
    this.demarcation = demarcation;
  }

  @Override
  public State state() {
    return switch (registry.getTransactionStatus()) {
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
    if (present != null) {
      return (P) present;
    }
    P enlisted = participant.get();
    if (!isRollbackOnly()) {
      // One that can only roll back takes none (Jakarta Transactions 2.0, section 3.3.2), and the
      // participant, never told of a commit, does what it does after a rollback: nothing.
      registry.registerInterposedSynchronization(new ParticipantSynchronization(enlisted));
    }
    registry.putResource(key, enlisted);
    return enlisted;
  }

  @Override
  public boolean isCommitFailure(Throwable failure) {
    return CommitFailures.isIn(failure);
  }

  @Override
  public <R> @Nullable R begin(Work<R> work) throws Throwable {
    return demarcation.begin(work);
  }

  @Override
  public void suspend(Runnable work) {
    if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      work.run();
    } else {
      demarcation.suspend(work);
    }
  }
}
