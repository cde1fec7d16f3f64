package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.CommittedException;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.RuntimeRole;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.NoBedException;
import dev.covenant.codec.WritingCodec;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import jakarta.transaction.Status;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BegunTransactionTest extends JtaTest {
  @Test
  void aCommandRunsInATransactionThatCommits() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          journal.add("status " + status());
          SYNCHRONIZATIONS.registerInterposedSynchronization(
              new Ending(status -> journal.add("ended " + status)));
          return emit(command.patient());
        });

    assertThat(dispatcher().execute(new Admit("Ada"))).isEqualTo("Ada");

    assertThat(journal.lines())
        .containsExactly("status " + Status.STATUS_ACTIVE, "ended " + Status.STATUS_COMMITTED);
    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("Ada")));
    assertThat(sink.released()).containsExactly(List.of(new Admitted("Ada")));
  }

  @Test
  void sinksVetoInTheTransactionAndReleaseOutsideOfIt() {
    admitting();
    CommandEventSink sink =
        new CommandEventSink() {
          @Override
          public void beforeCommit(CommandEvents batch) {
            journal.add("before " + status() + " " + Ward.emissionRefusal());
          }

          @Override
          public void afterCommit(CommandEvents batch) {
            journal.add("after " + status() + " " + Ward.emissionRefusal());
          }
        };

    dispatcher(sink).execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly(
            "before " + Status.STATUS_ACTIVE + " NO_EVENT_RECORDER",
            "after " + Status.STATUS_NO_TRANSACTION + " NO_EVENT_RECORDER");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new NoBedException(), new IllegalStateException("full"), new AssertionError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anyThrowableRollsBackAndReachesTheCallerUnchanged(Throwable failure) {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          SYNCHRONIZATIONS.registerInterposedSynchronization(
              new Ending(status -> journal.add("ended " + status)));
          emit(command.patient());
          throw failure;
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada"))).isSameAs(failure);

    assertThat(journal.lines()).containsExactly("ended " + Status.STATUS_ROLLEDBACK);
    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aHandlerThatMarksItRollbackOnlyFailsTheCommit() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          MANAGER.setRollbackOnly();
          return emit("accepted, and discarded");
        });

    assertCommitFailed(new Admit("Ada"));
    assertThat(sink.prepared()).isEmpty();
  }

  @Test
  void aHandlerThatEndsTheTransactionItselfFailsTheCommit() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          MANAGER.rollback();
          return "Ada";
        });

    assertCommitFailed(new Admit("Ada"));
  }

  @Test
  void theOutcomeIsUnknownWhereAHandlerCommitsTheTransactionItself() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          MANAGER.commit();
          return "Ada";
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aSinksVetoRollsBackAndIsTheCause() {
    admitting();
    IOException veto = new IOException("store is down");

    ContractException failure =
        catchThrowableOfType(
            ContractException.class,
            () -> dispatcher(Sinks.vetoing(veto)).execute(new Admit("Ada")));

    assertThat(failure.kind()).isEqualTo(ErrorKind.COMMIT_FAILED);
    assertThat(failure.contract()).contains(Admit.class.getName());
    assertThat(failure).hasRootCause(veto);
  }

  @Test
  void aThrowingBeforeCompletionOfSomebodyElseFailsTheCommit() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER.getTransaction().registerSynchronization(new FailingToComplete());
          return emit(command.patient());
        });

    assertCommitFailed(new Admit("Ada"));
  }

  @Test
  void failuresAfterTheCommitReachTheCallerWithTheResult() {
    admitting();
    IOException failure = new IOException("down");

    CommittedException committed =
        catchThrowableOfType(
            CommittedException.class,
            () -> dispatcher(Sinks.failing(failure)).execute(new Admit("Ada")));

    assertThat(committed.result()).isEqualTo("Ada");
    assertThat(committed.failures()).containsExactly(failure);
    assertThat(late.get().failedDeliveries()).isEqualTo(1);
  }

  @Test
  void aCapturedCommandCommitsAndDispatchesNothing() {
    admitting();

    assertThat(dispatcher().capture(new Admit("Ada")).events()).hasSize(1);
    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aCommandBelowACapturedOneStillReleases() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emitDischarged(command.patient());
          return late.get().execute(new Admit(command.patient()));
        });

    assertThat(dispatcher().capture(new Discharge("Ada")).events()).hasSize(1);
    assertThat(sink.released()).containsExactly(List.of(new Admitted("Ada")));
  }

  @Test
  void anEventThatCannotBeEncodedRollsBack() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          SYNCHRONIZATIONS.registerInterposedSynchronization(
              new Ending(status -> journal.add("ended " + status)));
          assertThatThrownBy(() -> emit(command.patient())).isInstanceOf(ContractException.class);
          return "caught";
        });
    CommandEventSink encoding = new Sinks.Encoding();

    assertThatThrownBy(
            () ->
                late.set(
                        ContractDispatcher.builder(builder.build())
                            .transactions(TRANSACTIONS)
                            .codec(
                                new WritingCodec(
                                    value -> {
                                      throw new IOException("field patient");
                                    }))
                            .sink(encoding)
                            .build())
                    .execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.ENCODING_FAILED));
    assertThat(journal.lines()).containsExactly("ended " + Status.STATUS_ROLLEDBACK);
  }

  @Test
  void oneBatchIsMadeForEachSinkAndRoleInEmissionOrder() {
    Sinks.Remembering other = new Sinks.Remembering();
    builder.command(Admit.class, String.class, command -> emit(command.patient()), RuntimeRole.ANY);
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emit("1");
          late.get().as(RuntimeRole.WEB).execute(new Admit("2"));
          late.get().to(other).execute(new Admit("3"));
          late.get().execute(new Admit("4"));
          late.get().as(RuntimeRole.WEB).execute(new Admit("5"));
          return emit("6");
        });

    dispatcher().execute(new Discharge("Ada"));

    assertThat(sink.released())
        .containsExactly(
            List.of(new Admitted("1"), new Admitted("4"), new Admitted("6")),
            List.of(new Admitted("2"), new Admitted("5")));
    assertThat(sink.roles()).containsExactly(null, RuntimeRole.WEB);
    assertThat(sink.prepared()).isEqualTo(sink.released());
    assertThat(other.released()).containsExactly(List.of(new Admitted("3")));
  }

  @Test
  void publishingIsRefusedInATransaction() throws Exception {
    MANAGER.begin();
    try {
      assertThat(Ward.publishRefusal(dispatcher())).isEqualTo(ErrorKind.PUBLISH_REFUSED);
    } finally {
      MANAGER.rollback();
    }
  }

  private void assertCommitFailed(Admit command) {
    assertThatThrownBy(() -> dispatcher().execute(command))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
    assertThat(sink.released()).isEmpty();
  }
}
