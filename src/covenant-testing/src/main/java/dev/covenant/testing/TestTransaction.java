package dev.covenant.testing;

import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.Participant;
import dev.covenant.transaction.Transactions.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction in memory. Thread-safe: a time-out ends it from another thread. */
final class TestTransaction {
  private enum Status {
    ACTIVE,
    MARKED,
    COMMITTING,
    COMMITTED,
    ROLLED_BACK
  }

  private static final Logger LOG = System.getLogger(TestTransaction.class.getName());

  private final Map<Object, Participant> participants = new LinkedHashMap<>();
  private Status status = Status.ACTIVE;
  private @Nullable String obstacle;

  synchronized State state() {
    return switch (status) {
      case ACTIVE, MARKED -> State.ACTIVE;
      case COMMITTED -> State.NONE;
      case COMMITTING, ROLLED_BACK -> State.ENDED;
    };
  }

  synchronized boolean isRollbackOnly() {
    return status != Status.ACTIVE;
  }

  synchronized void setRollbackOnly() {
    requireActive();
    status = Status.MARKED;
    obstacle = "it was marked rollback-only";
  }

  @SuppressWarnings("unchecked") // A key has one type of participant.
  synchronized <P extends Participant> P enlist(Object key, Supplier<P> participant) {
    requireActive();
    Participant present = participants.get(key);
    if (present == null) {
      present = participant.get();
      participants.put(key, present);
    }
    return (P) present;
  }

  private void requireActive() {
    if (state() != State.ACTIVE) {
      throw new IllegalStateException("The transaction is completing or has ended");
    }
  }

  void timeOut() {
    rollBack("it timed out");
  }

  void rollBack() {
    rollBack("it was rolled back");
  }

  private void rollBack(String why) {
    if (end(Status.ROLLED_BACK, why)) {
      complete(false);
    }
  }

  /**
   * Commits, unless something is in the way.
   *
   * @param ordered the failure that the test wants, if any
   */
  void commit(@Nullable CommitException ordered) throws CommitException {
    if (!isRollbackOnly()) {
      prepare();
    }
    if (ordered != null && !ordered.isOutcomeUnknown()) {
      rollBack();
      throw ordered;
    }
    if (!committing()) {
      rollBack();
      throw new CommitException(new IllegalStateException("No commit: " + obstacle), false);
    }
    end(Status.COMMITTED, null);
    complete(true);
    if (ordered != null) {
      throw ordered;
    }
  }

  private void prepare() throws CommitException {
    try {
      for (int asked = 0; asked < enlisted().size(); asked++) {
        enlisted().get(asked).beforeCompletion();
      }
    } catch (Exception | Error e) {
      rollBack();
      throw new CommitException(e, false);
    }
  }

  private synchronized boolean committing() {
    if (status != Status.ACTIVE) {
      return false;
    }
    status = Status.COMMITTING;
    return true;
  }

  private synchronized boolean end(Status end, @Nullable String why) {
    if (status == Status.COMMITTED || status == Status.ROLLED_BACK) {
      return false;
    }
    status = end;
    obstacle = obstacle == null ? why : obstacle;
    return true;
  }

  private void complete(boolean committed) {
    for (Participant participant : enlisted()) {
      try {
        participant.afterCompletion(committed);
      } catch (RuntimeException | Error e) {
        // As transaction managers do: the transaction has ended, and others want to know.
        LOG.log(Level.WARNING, "afterCompletion failed", e);
      }
    }
  }

  private synchronized List<Participant> enlisted() {
    return new ArrayList<>(participants.values());
  }
}
