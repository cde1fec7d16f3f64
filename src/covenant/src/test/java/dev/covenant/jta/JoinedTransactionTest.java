package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.NoBedException;
import dev.covenant.sink.CommandEventSinks;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTransactionTest extends JtaTest {
  @Test
  void eventsAreReleasedWhenTheCallerCommits() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    dispatcher.execute(new Admit("2"));
    assertThat(sink.released()).isEmpty();
    MANAGER.commit();

    assertThat(sink.released()).containsExactly(List.of(new Admitted("1"), new Admitted("2")));
  }

  @Test
  void eventsAreDiscardedWhenTheCallerRollsBack() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    MANAGER.rollback();

    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aThrowingHandlerMarksTheCallersTransactionRollbackOnly() throws Exception {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          throw new NoBedException();
        });
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    assertThatThrownBy(() -> dispatcher.execute(new Admit("1"))).isInstanceOf(NoBedException.class);
    assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);

    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsInATransactionThatTheHandlerMarkedAreDiscarded() throws Exception {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER.setRollbackOnly();
          return emit(command.patient());
        });
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    assertThat(dispatcher.execute(new Admit("1"))).isEqualTo("1");
    assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);

    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aCommandCanRunInATransactionThatWasMarkedBefore() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    MANAGER.setRollbackOnly();
    assertThat(dispatcher.execute(new Admit("1"))).isEqualTo("1");
    assertThat(dispatcher.execute(new Admit("2"))).isEqualTo("2");
    MANAGER.rollback();

    assertThat(sink.released()).isEmpty();
  }

  @Test
  void failuresAfterTheCallersCommitAreCountedAndDoNotReachIt() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher(Sinks.failing(new IOException("down")));

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    MANAGER.commit();

    assertThat(dispatcher.failedDeliveries()).isEqualTo(1);
  }

  @Test
  void aSinkTakesPartWhenTheCommandEndsWhileTheTransactionIsOpen() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("1")));
    dispatcher.execute(new Admit("2"));
    assertThat(sink.prepared())
        .containsExactly(List.of(new Admitted("1")), List.of(new Admitted("2")));
    MANAGER.commit();

    assertThat(sink.prepared()).hasSize(2);
  }

  @Test
  void aSinkIsNotAskedAboutWhatCanOnlyRollBack() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    MANAGER.setRollbackOnly();
    dispatcher.execute(new Admit("1"));
    MANAGER.rollback();

    assertThat(sink.prepared()).isEmpty();
  }

  @Test
  void aSinksVetoFailsTheCommandAndTheCallersCommit() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher(Sinks.vetoing(new IOException("down")));

    MANAGER.begin();
    assertThatThrownBy(() -> dispatcher.execute(new Admit("1")))
        .hasMessageContaining("a sink refused its events")
        .satisfies(e -> assertThat(ContractException.is(e, ErrorKind.COMMIT_FAILED)).isTrue());

    assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);
    assertThat(dispatcher.failedDeliveries()).isZero();
  }

  @Test
  void aThrowingBeforeCompletionOfSomebodyElseDiscards() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    MANAGER.getTransaction().registerSynchronization(new FailingToComplete());

    assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void subscribersAreCalledWithoutATransactionAndMayRunCommands() throws Exception {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          journal.add("discharge in " + status());
          emitDischarged(command.patient());
          return null;
        });
    builder.domainEvent(
        Admitted.class,
        event -> {
          journal.add("subscriber in " + status());
          late.get().execute(new Discharge(event.patient()));
          journal.add("then " + status());
        });
    builder.domainEvent(Ward.Discharged.class, event -> journal.add("discharged in " + status()));
    ContractDispatcher dispatcher = dispatcher(CommandEventSinks.inProcess());

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    MANAGER.commit();

    assertThat(journal.lines())
        .containsExactly(
            "subscriber in " + Status.STATUS_NO_TRANSACTION,
            "discharge in " + Status.STATUS_ACTIVE,
            "then " + Status.STATUS_NO_TRANSACTION,
            "discharged in " + Status.STATUS_NO_TRANSACTION);
    assertThat(dispatcher.failedDeliveries()).isZero();
  }

  @Test
  void aSubscriberOfABegunCommandMayRunCommands() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          journal.add("discharge in " + status());
          return null;
        });
    builder.domainEvent(
        Admitted.class, event -> late.get().execute(new Discharge(event.patient())));

    dispatcher(CommandEventSinks.inProcess()).execute(new Admit("1"));

    assertThat(journal.lines()).containsExactly("discharge in " + Status.STATUS_ACTIVE);
  }

  @Test
  void emissionAfterTheCommandReturnedIsRefusedThoughTheTransactionGoesOn() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    assertThat(Ward.emissionRefusal()).isEqualTo(ErrorKind.NO_EVENT_RECORDER);
    MANAGER.commit();

    assertThat(sink.released()).containsExactly(List.of(new Admitted("1")));
  }

  @Test
  void capturingInACallersTransactionLeavesNothingInIt() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    assertThat(dispatcher.capture(new Admit("1")).events()).hasSize(1);
    dispatcher.execute(new Admit("2"));
    MANAGER.commit();

    assertThat(sink.released()).containsExactly(List.of(new Admitted("2")));
  }

  @Test
  void envelopesAreReplayedOutsideOfTheCallersTransaction() throws Exception {
    builder.domainEvent(Admitted.class, event -> journal.add("subscriber in " + status()));
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.publish(
        EventEnvelope.of(EventCategory.DOMAIN, Admitted.class.getName(), new Admitted("1")));
    assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
    MANAGER.rollback();

    assertThat(journal.lines()).containsExactly("subscriber in " + Status.STATUS_NO_TRANSACTION);
  }
}
