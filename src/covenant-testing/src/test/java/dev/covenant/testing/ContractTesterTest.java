package dev.covenant.testing;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.testing.Notes.Write;
import dev.covenant.testing.Notes.Written;
import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.State;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ContractTesterTest {
  private final Notes notes = new Notes();
  private final ContractTester tester = ContractTester.of(notes.registry());

  @Test
  void aCommandHasATransactionOfItsOwn() {
    assertThat(tester.execute(new Write("a"))).isEqualTo("a");
    assertThat(tester).releasedExactly(domain(new Written("a")));
    assertThat(notes.heard).containsExactly("a");
  }

  @Test
  void eventsWaitForTheTestsTransaction() {
    tester.inTransaction(
        () -> {
          tester.execute(new Write("a"));
          assertThat(tester).emittedExactly(domain(new Written("a"))).releasedNothing();
        });
    assertThat(tester).releasedExactly(domain(new Written("a")));
  }

  @Test
  void eventsVanishWithTheTestsTransaction() {
    tester.rollingBack(() -> tester.execute(new Write("a")));
    assertThat(tester).releasedNothing().droppedExactly(domain(new Written("a")));
    assertThat(tester.transactions().state()).isEqualTo(State.NONE);
  }

  @Test
  void whatTheWorkThrowsIsUnchanged() {
    IOException failure = new IOException("failed");
    assertThatThrownBy(() -> tester.inTransaction(() -> fail(failure))).isSameAs(failure);
    assertThatThrownBy(() -> tester.rollingBack(() -> fail(failure))).isSameAs(failure);
  }

  @Test
  void aRollbackWithinARollbackIsItsOwn() {
    tester.rollingBack(
        () -> {
          tester.execute(new Write("outer"));
          tester.rollingBack(() -> tester.execute(new Write("inner")));
        });
    assertThat(tester).droppedExactly(domain(new Written("outer")), domain(new Written("inner")));
  }

  @Test
  void aFailedCommandLeavesTheTestsTransactionOnlyToRollBack() {
    assertThatThrownBy(
            () ->
                tester.inTransaction(
                    () ->
                        assertThatThrownBy(() -> tester.execute(new Write("")))
                            .hasMessage("nothing to write")))
        .isInstanceOf(CommitException.class);
    assertThat(tester).releasedNothing().droppedExactly(domain(new Written("")));
  }

  @Test
  void anUnknownOutcomeReleasesNothing() {
    tester.transactions().loseNextOutcome(new IOException("connection lost"));
    assertThat(kindOf(() -> tester.execute(new Write("a")))).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(tester).releasedNothing();
  }

  @Test
  void afterATimeOutNothingCanJoin() {
    assertThatThrownBy(
            () ->
                tester.inTransaction(
                    () -> {
                      tester.execute(new Write("a"));
                      tester.transactions().timeOut();
                      assertThat(kindOf(() -> tester.execute(new Write("b"))))
                          .isEqualTo(ErrorKind.TRANSACTION_ENDED);
                    }))
        .isInstanceOf(CommitException.class);
    assertThat(tester).releasedNothing().droppedExactly(domain(new Written("a")));
  }

  @Test
  void whatIsCapturedIsNotRecorded() {
    assertThat(tester.capture(new Write("a")))
        .returned("a")
        .emittedExactly(domain(new Written("a")));
    assertThat(tester).emittedNothing();
  }

  @Test
  void withoutTransactionsSuccessIsThatTheHandlerReturned() {
    ContractTester bare = ContractTester.builder(notes.registry()).withoutTransactions().build();
    bare.execute(new Write("a"));
    assertThatThrownBy(() -> bare.execute(new Write(""))).hasMessage("nothing to write");

    assertThat(bare)
        .releasedExactly(domain(new Written("a")))
        .droppedExactly(domain(new Written("")));
    assertThatThrownBy(() -> bare.inTransaction(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This tester has no transactions");
    assertThatThrownBy(bare::transactions).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void otherTransactionsAndSinksCanBeGiven() {
    TestTransactions transactions = new TestTransactions();
    RecordingSink sink = new RecordingSink();
    ContractTester given =
        ContractTester.builder(notes.registry()).transactions(transactions).sink(sink).build();

    given.execute(new Write("a"));

    assertThat(given.transactions()).isSameAs(transactions);
    assertThat(sink).releasedExactly(domain(new Written("a")));
    assertThat(notes.heard).isEmpty();
  }

  private static void fail(Exception failure) throws Exception {
    throw failure;
  }

  private static ErrorKind kindOf(ThrowingCallable call) {
    return catchThrowableOfType(ContractException.class, call).kind();
  }
}
