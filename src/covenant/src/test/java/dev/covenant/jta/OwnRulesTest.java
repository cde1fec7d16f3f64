package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.NoBedException;
import dev.covenant.internal.emission.HandlerBoundary;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.transaction.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handlers that follow transaction rules of their own, as those with annotations do. */
class OwnRulesTest extends JtaTest {
  /** REQUIRES_NEW around the handler, which commits unless told otherwise. */
  private static Object requiresNew(Transactions.Work<?> handler, boolean commitsWhatThrows)
      throws Throwable {
    Transaction outer = MANAGER.suspend();
    MANAGER.begin();
    try {
      Object result = HandlerBoundary.around("handler", handler);
      MANAGER.commit();
      return result;
    } catch (Throwable t) {
      if (MANAGER.getStatus() == Status.STATUS_ACTIVE) {
        if (commitsWhatThrows) {
          MANAGER.commit();
        } else {
          MANAGER.rollback();
        }
      } else if (MANAGER.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
        MANAGER.rollback();
      }
      throw t;
    } finally {
      if (outer != null) {
        MANAGER.resume(outer);
      }
    }
  }

  private static Object notSupported(Transactions.Work<?> handler) throws Throwable {
    Transaction outer = MANAGER.suspend();
    try {
      return HandlerBoundary.around("handler", handler);
    } finally {
      if (outer != null) {
        MANAGER.resume(outer);
      }
    }
  }

  @Test
  void eventsAreReleasedWhenItsOwnTransactionCommitted() {
    builder.own(
        Ward.ownRules(
            Admit.class, "handler", command -> requiresNew(() -> emit(command.patient()), false)));

    assertThat(dispatcher().execute(new Admit("Ada"))).isEqualTo("Ada");
    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("Ada")));
    assertThat(sink.released()).isEqualTo(sink.prepared());
  }

  @Test
  void eventsOfAHandlerThatThrowsAreDroppedThoughItsRulesCommit() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                requiresNew(
                    () -> {
                      SYNCHRONIZATIONS.registerInterposedSynchronization(
                          new Ending(status -> journal.add("ended " + status)));
                      emit(command.patient());
                      throw new NoBedException();
                    },
                    true)));

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);

    assertThat(journal.lines()).containsExactly("ended " + Status.STATUS_COMMITTED);
    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsOfAJoinedHandlerThatThrowsAreDroppedThoughTheCallerCommits() throws Exception {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                HandlerBoundary.around(
                    "handler",
                    () -> {
                      emit(command.patient());
                      throw new NoBedException();
                    })));
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
    MANAGER.commit();

    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsOfAnInnerCommandOutliveAnOuterOneWhoseRulesCommit() {
    builder.command(Discharge.class, String.class, command -> emit(command.patient()));
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                requiresNew(
                    () -> {
                      emit("outer");
                      late.get().execute(new Discharge("inner"));
                      throw new NoBedException();
                    },
                    true)));

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(sink.released()).containsExactly(List.of(new Admitted("inner")));
  }

  @Test
  void emissionAroundTheHandlerIsRefused() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                requiresNew(
                    () -> {
                      SYNCHRONIZATIONS.registerInterposedSynchronization(
                          new Flushing(() -> journal.add("" + Ward.emissionRefusal())));
                      return emit(command.patient());
                    },
                    false)));

    dispatcher().execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
    assertThat(sink.released()).containsExactly(List.of(new Admitted("Ada")));
  }

  @Test
  void anEntityCallbackAfterTheHandlerOfABegunTransactionCannotEmit() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER
              .getTransaction()
              .registerSynchronization(
                  new Flushing(() -> journal.add("" + Ward.emissionRefusal())));
          return emit(command.patient());
        });

    dispatcher().execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
  }

  @Test
  void withoutATransactionSuccessIsThatTheHandlerReturned() throws Exception {
    builder.own(
        Ward.ownRules(
            Admit.class, "handler", command -> notSupported(() -> emit(command.patient()))));
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("Ada"));
    assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
    MANAGER.rollback();

    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("Ada")));
    assertThat(sink.released()).isEqualTo(sink.prepared());
  }

  @Test
  void withoutATransactionAVetoFailsTheCommand() {
    builder.own(
        Ward.ownRules(
            Admit.class, "handler", command -> notSupported(() -> emit(command.patient()))));

    assertThatThrownBy(
            () -> dispatcher(Sinks.vetoing(new IOException("down"))).execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
  }

  @Test
  void withoutATransactionEmissionOrderIsKeptAcrossHelpersTransactions() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                notSupported(
                    () -> {
                      requiringNew(() -> emit("1"));
                      emit("2");
                      requiringNew(() -> emit("3"));
                      return null;
                    })));

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released())
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
  }

  @Test
  void aRetriedHandlersFailedAttemptIsDropped() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command -> {
              assertThatThrownBy(
                      () ->
                          requiresNew(
                              () -> {
                                emit("1");
                                throw new NoBedException();
                              },
                              true))
                  .isInstanceOf(NoBedException.class);
              return requiresNew(() -> emit("2"), false);
            }));

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released()).containsExactly(List.of(new Admitted("2")));
  }

  @Test
  void aFailingCommitOfItsOwnTransactionIsToldFromItsHandlersException() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command ->
                requiresNew(
                    () -> {
                      SYNCHRONIZATIONS.registerInterposedSynchronization(new FailingToComplete());
                      return emit(command.patient());
                    },
                    false)));

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aHandlerThatRollsBackQuietlyIsNotHeard() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            "handler",
            command -> {
              MANAGER.begin();
              Object result = HandlerBoundary.around("handler", () -> emit(command.patient()));
              MANAGER.rollback();
              return result;
            }));

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aSubscriberMayRunACommandOfItsOwn() {
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          journal.add("discharge in " + status());
          return null;
        });
    builder.domainEvent(
        Admitted.class,
        event -> {
          journal.add("subscriber in " + status());
          late.get().execute(new Discharge(event.patient()));
        });
    builder.own(
        Ward.ownRules(
            Admit.class, "handler", command -> requiresNew(() -> emit(command.patient()), false)));

    dispatcher(CommandEventSinks.inProcess()).execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly(
            "subscriber in " + Status.STATUS_NO_TRANSACTION,
            "discharge in " + Status.STATUS_ACTIVE);
  }

  @Test
  void interceptorsInABegunTransactionCannotEmit() {
    builder.own(
        Ward.bounded(
            Admit.class,
            "handler",
            command -> {
              journal.add("before " + Ward.emissionRefusal());
              Object result = HandlerBoundary.around("handler", () -> emit(command.patient()));
              journal.add("after " + Ward.emissionRefusal());
              return result;
            }));

    dispatcher().execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly("before NO_EVENT_RECORDER", "after NO_EVENT_RECORDER");
    assertThat(sink.released()).containsExactly(List.of(new Admitted("Ada")));
  }

  @Test
  void anotherMethodOfTheBeanPassesTheBoundary() {
    builder.own(
        Ward.bounded(
            Admit.class,
            "handler",
            command -> {
              journal.add(
                  "" + HandlerBoundary.around("another", () -> "" + Ward.emissionRefusal()));
              return HandlerBoundary.around(
                  "handler", () -> HandlerBoundary.around("another", () -> emit("inner")));
            }));

    dispatcher().execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
    assertThat(sink.released()).containsExactly(List.of(new Admitted("inner")));
  }

  @Test
  void aVetoRollsBackWhateverRulesTheHandlerHasForExceptions() {
    builder.own(
        Ward.ownRules(
            Admit.class, "handler", command -> requiresNew(() -> emit(command.patient()), true)));
    ContractDispatcher dispatcher = dispatcher(Sinks.vetoing(new IOException("down")));

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .satisfies(e -> assertThat(ContractException.is(e, ErrorKind.COMMIT_FAILED)).isTrue());
  }

  @Test
  void whatAnInnerCommandSaidIsPreparedThoughTheOuterOneThrowsAndItsRulesCommit() {
    admitting();
    builder.own(
        Ward.ownRules(
            Discharge.class,
            "handler",
            command ->
                requiresNew(
                    () -> {
                      emit("outer");
                      late.get().execute(new Admit("inner"));
                      throw new IllegalStateException("outer");
                    },
                    true)));

    assertThatThrownBy(() -> dispatcher().execute(new Discharge("Ada"))).hasMessage("outer");

    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("inner")));
    assertThat(sink.released()).isEqualTo(sink.prepared());
  }
}
