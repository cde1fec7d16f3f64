package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.NoBedException;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import jakarta.transaction.Transaction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Events of sinks that have no say before the commit, which are kept without a lock. */
class UnpreparedEventsTest extends JtaTest {
  private final List<List<Object>> released = new CopyOnWriteArrayList<>();

  private ContractDispatcher unprepared() {
    return dispatcher(
        new CommandEventSink() {
          @Override
          public void afterCommit(CommandEvents batch) {
            released.add(batch.events().stream().map(event -> event.value()).toList());
          }
        });
  }

  @Test
  void thoseOfJoinedCommandsAreReleasedOnceInEmissionOrder() {
    admitting();
    builder.command(Discharge.class, String.class, command -> around(new Admit("2")));

    unprepared().execute(new Discharge("Ada"));

    assertThat(released)
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
  }

  private String around(Admit inner) {
    emit("1");
    late.get().execute(inner);
    return emit("3");
  }

  @Test
  void thoseOfACommandOnAnotherThreadOfTheTransactionKeepTheirPlace() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emit("1");
          Transaction own = MANAGER.suspend();
          CompletableFuture.runAsync(() -> admitIn(own), work -> new Thread(work).start())
              .get(10, TimeUnit.SECONDS);
          MANAGER.resume(own);
          return emit("3");
        });

    unprepared().execute(new Discharge("Ada"));

    assertThat(released)
        .containsExactly(List.of(new Admitted("1"), new Admitted("2"), new Admitted("3")));
  }

  private void admitIn(Transaction transaction) {
    try {
      MANAGER.resume(transaction);
      late.get().execute(new Admit("2"));
      MANAGER.suspend();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thoseBetweenPreparedOnesGoInABatchOfTheirOwn() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emit("1");
          late.get().to(sink).execute(new Admit("2"));
          return emit("3");
        });

    unprepared().execute(new Discharge("Ada"));

    assertThat(released).containsExactly(List.of(new Admitted("1"), new Admitted("3")));
    assertThat(sink.prepared()).containsExactly(List.of(new Admitted("2")));
    assertThat(sink.released()).containsExactly(List.of(new Admitted("2")));
  }

  @Test
  void thoseOfAHandlerThatThrowsAreDropped() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          emit(command.patient());
          throw new NoBedException();
        });

    assertThatThrownBy(() -> unprepared().execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);

    assertThat(released).isEmpty();
  }

  @Test
  void thoseOfATransactionThatCannotCommitAreDropped() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER.setRollbackOnly();
          return emit(command.patient());
        });

    assertThatThrownBy(() -> unprepared().execute(new Admit("Ada")))
        .isInstanceOf(ContractException.class);

    assertThat(released).isEmpty();
  }

  @Test
  void thoseOfATransactionThatSomebodyElseCommitsAreReleasedThen() throws Exception {
    admitting();
    ContractDispatcher dispatcher = unprepared();

    MANAGER.begin();
    dispatcher.execute(new Admit("1"));
    dispatcher.execute(new Admit("2"));
    assertThat(released).isEmpty();
    MANAGER.commit();

    assertThat(released).containsExactly(List.of(new Admitted("1"), new Admitted("2")));
  }
}
