package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.NoBedException;
import jakarta.transaction.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedTransactionTest extends JtaTest {
  @Test
  void anInnerCommandThatFailsTakesTheOuterOneWithItEvenIfCaught() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          throw new NoBedException();
        });
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emitDischarged("1");
          assertThatThrownBy(() -> late.get().execute(new Admit("inner")))
              .isInstanceOf(NoBedException.class);
          return "caught";
        });

    assertThatThrownBy(() -> dispatcher().execute(new Discharge("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsOfJoinedCommandsAreReleasedOnceInEmissionOrder() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emit("1");
          late.get().execute(new Admit("2"));
          return emit("3");
        });

    dispatcher().execute(new Discharge("Ada"));

    assertThat(sink.released())
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
  }

  @Test
  void aCommandInATransactionOfItsOwnIsHeardWhateverBecomesOfTheOuterOne() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emitDischarged("outer");
          requiringNew(() -> late.get().execute(new Admit("inner")));
          assertThat(sink.released()).containsExactly(List.of(new Admitted("inner")));
          throw new NoBedException();
        });

    assertThatThrownBy(() -> dispatcher().execute(new Discharge("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(sink.released()).containsExactly(List.of(new Admitted("inner")));
  }

  @Test
  void aCommandInATransactionOfItsOwnThatFailedIsNotHeard() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emitDischarged("outer");
          assertThatThrownBy(
                  () ->
                      requiringNew(
                          () -> {
                            late.get().execute(new Admit("inner"));
                            throw new NoBedException();
                          }))
              .isInstanceOf(NoBedException.class);
          return null;
        });

    dispatcher().execute(new Discharge("Ada"));

    assertThat(sink.released()).containsExactly(List.of(new Discharged("outer")));
  }

  @Test
  void eventsThatAHelperEmitsInATransactionOfItsOwnNeedBothCommits() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit("1");
          requiringNew(() -> emit("2"));
          assertThat(sink.released()).isEmpty();
          return emit("3");
        });

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.prepared())
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
    assertThat(sink.released()).isEqualTo(sink.prepared());
  }

  @Test
  void eventsOfAHelperWhoseTransactionRolledBackAreNotHeard() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit("1");
          assertThatThrownBy(
                  () ->
                      requiringNew(
                          () -> {
                            emit("2");
                            throw new NoBedException();
                          }))
              .isInstanceOf(NoBedException.class);
          return emit("3");
        });

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released()).containsExactly(List.of(new Admitted("1"), new Admitted("3")));
  }

  @Test
  void eventsOfAHelperThatCommittedAreNotHeardWhereTheCommandRollsBack() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          requiringNew(() -> emit("2"));
          throw new NoBedException();
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsOfAHelperAreNotHeardWhereTheCallersTransactionRollsBackLater() throws Exception {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          requiringNew(() -> emit("2"));
          return null;
        });
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("Ada"));
    MANAGER.rollback();

    assertThat(sink.released()).isEmpty();
  }

  @Test
  void eventsInATransactionThatCommitsAfterTheCommandsOwnAreHeardThen() throws Exception {
    Transaction helper = emittedInASuspendedTransaction();
    assertThat(sink.released()).containsExactly(List.of(new Admitted("1"), new Admitted("3")));

    MANAGER.resume(helper);
    MANAGER.commit();

    assertThat(sink.released())
        .containsExactly(List.of(new Admitted("1"), new Admitted("3")), List.of(new Admitted("2")));
    assertThat(sink.prepared()).isEqualTo(sink.released());
  }

  @Test
  void eventsInATransactionThatRollsBackAfterTheCommandsOwnAreNotHeard() throws Exception {
    Transaction helper = emittedInASuspendedTransaction();

    MANAGER.resume(helper);
    MANAGER.rollback();

    assertThat(sink.released()).containsExactly(List.of(new Admitted("1"), new Admitted("3")));
  }

  private Transaction emittedInASuspendedTransaction() {
    Transaction[] suspended = new Transaction[1];
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit("1");
          Transaction own = MANAGER.suspend();
          MANAGER.begin();
          emit("2");
          suspended[0] = MANAGER.suspend();
          MANAGER.resume(own);
          return emit("3");
        });
    dispatcher().execute(new Admit("Ada"));
    return suspended[0];
  }

  @Test
  void eventsAreReleasedInEmissionOrderWhicheverTransactionCommittedFirst() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          Transaction own = MANAGER.suspend();
          MANAGER.begin();
          emit("1");
          Transaction helper = MANAGER.suspend();
          MANAGER.resume(own);
          emit("2");
          own = MANAGER.suspend();
          MANAGER.resume(helper);
          MANAGER.commit();
          MANAGER.resume(own);
          return emit("3");
        });

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released())
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
  }

  @Test
  void eventsEmittedWhileTheTransactionIsSuspendedWaitForIt() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          Transaction own = MANAGER.suspend();
          emit("1");
          MANAGER.resume(own);
          MANAGER.setRollbackOnly();
          return null;
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOf(ContractException.class);
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aSuspendedTransactionsEventsWait() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    Transaction first = MANAGER.suspend();
    dispatcher.execute(new Admit("2"));
    assertThat(sink.released()).containsExactly(List.of(new Admitted("2")));
    MANAGER.resume(first);
    MANAGER.commit();

    assertThat(sink.released())
        .containsExactly(List.of(new Admitted("2")), List.of(new Admitted("1")));
  }
}
