package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Discharge;
import jakarta.transaction.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeOutTest extends JtaTest {
  private final AtomicReference<Thread> ender = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  @BeforeEach
  void timeOutSoon() throws Exception {
    MANAGER.setTransactionTimeout(1);
  }

  private String handle(Admit command) throws Exception {
    SYNCHRONIZATIONS.registerInterposedSynchronization(
        new Ending(
            status -> {
              ender.set(Thread.currentThread());
              ended.countDown();
            }));
    emit(command.patient());
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    await()
        .pollInSameThread()
        .until(() -> status() != Status.STATUS_ACTIVE && status() != Status.STATUS_ROLLING_BACK);
    journal.add("" + Ward.emissionRefusal());
    return command.patient();
  }

  @Test
  void aTimeOutInTheHandlerFailsTheCommitAndRefusesEmission() {
    builder.command(Admit.class, String.class, this::handle);

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));

    assertThat(ender.get()).isNotSameAs(Thread.currentThread());
    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void whatTheHandlerThrowsAfterATimeOutIsUnchanged() {
    IllegalStateException failure = new IllegalStateException("late");
    builder.command(
        Admit.class,
        String.class,
        command -> {
          handle(command);
          throw failure;
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada"))).isSameAs(failure);
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void noCommandJoinsATransactionThatTimedOut() {
    builder.command(Discharge.class, String.class, command -> emit(command.patient()));
    builder.command(
        Admit.class,
        String.class,
        command -> {
          handle(command);
          Throwable refused = catchThrowable(() -> late.get().execute(new Discharge("Ada")));
          assertThat(ContractException.is(refused, ErrorKind.TRANSACTION_ENDED)).isTrue();
          return command.patient();
        });

    assertThatThrownBy(() -> dispatcher().execute(new Admit("Ada")))
        .isInstanceOf(ContractException.class);
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void whatAHelperEmitsAfterItsOwnTransactionTimedOutIsRefused() throws Exception {
    MANAGER.setTransactionTimeout(0);
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER.setTransactionTimeout(1);
          catchThrowable(() -> requiringNew(this::emitTooLate));
          return command.patient();
        });

    assertThat(dispatcher().execute(new Admit("Ada"))).isEqualTo("Ada");

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
    assertThat(sink.released()).isEmpty();
  }

  private Object emitTooLate() {
    await()
        .pollInSameThread()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> status() == Status.STATUS_ROLLEDBACK);
    journal.add("" + Ward.emissionRefusal());
    return null;
  }

  @Test
  void aTimeOutOfTheCallersTransactionDiscards() throws Exception {
    builder.command(Admit.class, String.class, this::handle);
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("Ada");
    catchThrowable(MANAGER::commit);

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void aTimeOutAfterTheCommandReturnedDiscards() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatcher();

    MANAGER.begin();
    dispatcher.execute(new Admit("Ada"));
    await()
        .pollInSameThread()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> status() == Status.STATUS_ROLLEDBACK);
    assertThatThrownBy(() -> dispatcher.execute(new Admit("Eve")))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSACTION_ENDED));
    catchThrowable(MANAGER::commit);

    assertThat(sink.released()).isEmpty();
  }
}
