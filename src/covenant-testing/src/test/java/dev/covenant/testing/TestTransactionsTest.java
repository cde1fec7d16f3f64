package dev.covenant.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.Participant;
import dev.covenant.transaction.Transactions.State;
import dev.covenant.transaction.Transactions.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestTransactionsTest {
  private final TestTransactions transactions = new TestTransactions();
  private final List<String> journal = new CopyOnWriteArrayList<>();

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(transactions.state()).isEqualTo(State.NONE);
  }

  @Test
  void aCommitAsksBeforeAndTellsAfter() throws Throwable {
    String result =
        transactions.begin(
            () -> {
              enlist("a");
              enlist("b");
              assertThat(transactions.state()).isEqualTo(State.ACTIVE);
              assertThat(transactions.isRollbackOnly()).isFalse();
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(journal)
        .containsExactly(
            "a before ACTIVE", "b before ACTIVE", "a after true NONE", "b after true NONE");
  }

  @Test
  void aKeyHasOneParticipant() throws Throwable {
    transactions.begin(
        () -> {
          assertThat(enlist("a")).isSameAs(enlist("a"));
          return null;
        });
    assertThat(journal).hasSize(2);
  }

  @Test
  void workThatThrowsRollsBackAndIsUnchanged() {
    IOException failure = new IOException("failed");
    assertThatThrownBy(
            () ->
                transactions.begin(
                    () -> {
                      enlist("a");
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(journal).containsExactly("a after false ENDED");
  }

  @Test
  void whatIsMarkedRollsBackAndAsksNobody() {
    CommitException failure =
        failing(
            () -> {
              enlist("a");
              transactions.setRollbackOnly();
              assertThat(transactions.isRollbackOnly()).isTrue();
              assertThat(transactions.state()).isEqualTo(State.ACTIVE);
              return null;
            });

    assertThat(failure.isOutcomeUnknown()).isFalse();
    assertThat(failure).hasRootCauseMessage("No commit: it was marked rollback-only");
    assertThat(journal).containsExactly("a after false ENDED");
  }

  @Test
  void aParticipantThatThrowsBeforeRollsBack() {
    IllegalStateException veto = new IllegalStateException("veto");
    CommitException failure =
        failing(
            () -> {
              enlist("a");
              transactions.enlist("b", () -> new Throwing(veto));
              return null;
            });

    assertThat(failure).hasCause(veto);
    assertThat(transactions.isCommitFailure(new IllegalStateException(failure))).isTrue();
    assertThat(transactions.isCommitFailure(veto)).isFalse();
    assertThat(journal).containsExactly("a before ACTIVE", "a after false ENDED");
  }

  @Test
  void aParticipantMayBringAnotherOneBeforeTheCompletionButNotLater() throws Throwable {
    transactions.begin(
        () -> {
          transactions.enlist("first", Bringing::new);
          return null;
        });
    assertThat(journal).containsExactly("late before ACTIVE", "refused", "late after true NONE");
  }

  @Test
  void aParticipantThatThrowsAfterwardsKeepsNobodyFromHearing() throws Throwable {
    transactions.begin(
        () -> {
          transactions.enlist("a", () -> new Throwing(null));
          enlist("b");
          return null;
        });
    assertThat(journal).containsExactly("b before ACTIVE", "b after true NONE");
  }

  @Test
  void aCommitFailsOnDemandOnce() throws Throwable {
    IOException cause = new IOException("disk full");
    transactions.failNextCommit(cause);

    CommitException failure = failing(() -> enlist("a"));
    transactions.begin(() -> enlist("b"));

    assertThat(failure).hasCause(cause);
    assertThat(failure.isOutcomeUnknown()).isFalse();
    assertThat(journal)
        .containsExactly(
            "a before ACTIVE", "a after false ENDED", "b before ACTIVE", "b after true NONE");
  }

  @Test
  void anOutcomeIsLostOnDemand() {
    transactions.loseNextOutcome(new IOException("connection lost"));

    CommitException failure = failing(() -> enlist("a"));

    assertThat(failure.isOutcomeUnknown()).isTrue();
    assertThat(journal).containsExactly("a before ACTIVE", "a after true NONE");
  }

  @Test
  void aTimeOutRollsBackFromAnotherThread() {
    CommitException failure =
        failing(
            () -> {
              transactions.enlist("a", ThreadNaming::new);
              transactions.timeOut();
              assertThat(transactions.state()).isEqualTo(State.ENDED);
              assertThatThrownBy(() -> enlist("b")).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(transactions::setRollbackOnly)
                  .isInstanceOf(IllegalStateException.class);
              return null;
            });

    assertThat(failure).hasRootCauseMessage("No commit: it timed out");
    assertThat(journal).containsExactly("false on time-out");
  }

  @Test
  void aNewTransactionSetsTheOuterOneAside() throws Throwable {
    transactions.begin(
        () -> {
          enlist("outer");
          transactions.begin(() -> enlist("inner"));
          transactions.suspend(() -> assertThat(transactions.state()).isEqualTo(State.NONE));
          return enlist("outer");
        });
    assertThat(journal)
        .containsExactly(
            "inner before ACTIVE",
            "inner after true NONE",
            "outer before ACTIVE",
            "outer after true NONE");
  }

  @Test
  void withoutATransactionNothingCanBeAskedOfIt() {
    assertThatThrownBy(() -> enlist("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No transaction is on this thread");
    assertThatThrownBy(transactions::setRollbackOnly).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(transactions::timeOut).isInstanceOf(IllegalStateException.class);
  }

  private CommitException failing(Work<?> work) {
    CommitException failure =
        catchThrowableOfType(CommitException.class, () -> transactions.begin(work));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Participant enlist(String name) {
    return transactions.enlist(name, () -> new Writing(name));
  }

  /** Writes down what it is told. */
  private final class Writing implements Participant {
    private final String name;

    Writing(String name) {
      this.name = name;
    }

    @Override
    public void beforeCompletion() {
      journal.add(name + " before " + transactions.state());
    }

    @Override
    public void afterCompletion(boolean committed) {
      journal.add(name + " after " + committed + " " + transactions.state());
    }
  }

  /** Brings another participant in either phase. */
  private final class Bringing implements Participant {
    @Override
    public void beforeCompletion() {
      enlist("late");
    }

    @Override
    public void afterCompletion(boolean committed) {
      try {
        enlist("too late");
      } catch (IllegalStateException e) {
        journal.add("refused");
      }
    }
  }

  /** Throws before the completion, or else after it. */
  private record Throwing(RuntimeException before) implements Participant {
    @Override
    public void beforeCompletion() {
      if (before != null) {
        throw before;
      }
    }

    @Override
    public void afterCompletion(boolean committed) {
      if (before == null) {
        throw new IllegalStateException("after");
      }
    }
  }

  /** Writes down the thread. */
  private final class ThreadNaming implements Participant {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(boolean committed) {
      journal.add(committed + " on " + Thread.currentThread().getName());
    }
  }
}
