package dev.covenant.internal.outbox;

import dev.covenant.transaction.Transactions;
import java.util.function.Supplier;

/** The transactions of a relay, which tell by their results how far it is. */
record WatchedTransactions(Transactions all, CrashPoints points) implements Transactions {
  @Override
  public <R> R begin(Work<R> work) throws Throwable {
    R result = all.begin(work);
    if (result instanceof Turn turn) {
      if (turn.settled() > 0) {
        points.at(CrashPoint.COMPLETED);
      }
      if (!turn.claimed().isEmpty()) {
        points.at(CrashPoint.CLAIMED);
      }
    }
    return result;
  }

  @Override
  public State state() {
    return all.state();
  }

  @Override
  public boolean isRollbackOnly() {
    return all.isRollbackOnly();
  }

  @Override
  public void setRollbackOnly() {
    all.setRollbackOnly();
  }

  @Override
  public <P extends Participant> P enlist(Object key, Supplier<P> participant) {
    return all.enlist(key, participant);
  }

  @Override
  public void suspend(Runnable work) {
    all.suspend(work);
  }

  @Override
  public boolean isCommitFailure(Throwable failure) {
    return all.isCommitFailure(failure);
  }

  /** Says when the transaction of a command is about to commit. */
  record Commit(CrashPoints points) implements Participant {
    @Override
    public void beforeCompletion() {
      points.at(CrashPoint.BEFORE_COMMIT);
    }

    @Override
    public void afterCompletion(boolean committed) {}
  }
}
