package dev.covenant.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.CommittedException;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Registry;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.NoBedException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no transaction manager at hand does on demand. */
class UnreliableTransactionsTest {
  private final Unreliable transactions = new Unreliable();
  private final Sinks.Remembering sink = new Sinks.Remembering();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.builder(
              Registry.builder().command(Admit.class, String.class, this::admit).build())
          .transactions(transactions)
          .sink(sink)
          .build();

  private String admit(Admit command) throws NoBedException {
    Ward.EVENTS.emitDomain(new Admitted(command.patient()));
    if (command.patient().isEmpty()) {
      throw new NoBedException();
    }
    return command.patient();
  }

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void aReleaseThatCannotLeaveTheTransactionIsReportedWithTheResult() {
    transactions.suspension = new IllegalStateException("cannot be suspended");

    CommittedException committed =
        catchThrowableOfType(CommittedException.class, () -> dispatcher.execute(new Admit("Ada")));

    assertThat(committed).isNotNull();
    assertThat(committed.result()).isEqualTo("Ada");
    assertThat(committed.failures()).containsExactly(transactions.suspension);
    assertThat(dispatcher.failedDeliveries()).isEqualTo(1);
  }

  @Test
  void aHandlersExceptionIsUnchangedThoughTheTransactionCannotBeMarked() {
    transactions.state = Transactions.State.ACTIVE;
    transactions.marking = new IllegalStateException("it has just timed out");

    assertThatThrownBy(() -> dispatcher.execute(new Admit("")))
        .isInstanceOf(NoBedException.class)
        .hasSuppressedException(transactions.marking);
  }

  @Test
  void aCommitThatThrowsThoughItCommittedHasAnUnknownOutcome() {
    transactions.commit =
        new Transactions.CommitException(new IllegalStateException("connection lost"), false);

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aManagerThatRollsBackWithoutAWordFailsTheCommit() {
    transactions.rollsBack = true;

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aReliableCommitReleases() {
    dispatcher.execute(new Admit("Ada"));

    assertThat(sink.released()).containsExactly(List.of(new Admitted("Ada")));
  }

  private static final class Unreliable implements Transactions {
    private State state = State.NONE;
    private Participant participant;
    private RuntimeException suspension;
    private RuntimeException marking;
    private CommitException commit;
    private boolean rollsBack;

    @Override
    public State state() {
      return state;
    }

    @Override
    public boolean isCommitFailure(Throwable failure) {
      return false;
    }

    @Override
    public boolean isRollbackOnly() {
      return false;
    }

    @Override
    public void setRollbackOnly() {
      throw marking;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <P extends Participant> P enlist(Object key, Supplier<P> made) {
      if (participant == null) {
        participant = made.get();
      }
      return (P) participant;
    }

    @Override
    public <R> R begin(Work<R> work) throws Throwable {
      state = State.ACTIVE;
      R result;
      try {
        result = work.run();
        participant.beforeCompletion();
      } finally {
        state = State.NONE;
      }
      participant.afterCompletion(!rollsBack);
      if (commit != null) {
        throw commit;
      }
      return result;
    }

    @Override
    public void suspend(Runnable work) {
      if (suspension != null) {
        throw suspension;
      }
      work.run();
    }
  }
}
