package dev.covenant.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.CommittedException;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Clean;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Journal;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CommandEventSinksTest {
  private final Journal journal = new Journal();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.over(
          Registry.builder()
              .command(Admit.class, String.class, this::admit)
              .command(Clean.class, String.class, this::clean)
              .domainEvent(Admitted.class, event -> journal.add("subscriber"))
              .presentationEvent(Discharged.class, event -> journal.add("subscriber"))
              .build());

  private String admit(Admit command) {
    journal.add("handler");
    Ward.EVENTS.emitDomain(new Admitted("1"));
    Ward.EVENTS.emitPresentation(new Discharged("2"));
    Ward.EVENTS.emitIntegration(new Admitted("3"));
    return command.patient();
  }

  private String clean(Clean command) {
    if (!command.room().isEmpty()) {
      Ward.EVENTS.emitDomain(new Admitted(command.room()));
    }
    return command.room();
  }

  @Test
  void nullDestinationsAreRefusedBeforeTheCommandRuns() {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> dispatcher.to(CommandEventSinks.outbox(null)).execute(new Admit("Ada")),
            () -> dispatcher.to(CommandEventSinks.broker(null)).execute(new Admit("Ada")),
            () -> dispatcher.to(CommandEventSinks.presentation(null)).execute(new Admit("Ada")),
            () -> dispatcher.to(null).execute(new Admit("Ada")))) {
      assertThat(catchThrowableOfType(ContractException.class, call).kind())
          .isEqualTo(ErrorKind.NIL_HANDLER);
    }
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void theInProcessSinkIsTheDefault() {
    dispatcher.execute(new Admit("Ada"));
    dispatcher.to(CommandEventSinks.inProcess()).execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly(
            "handler", "subscriber", "subscriber", "handler", "subscriber", "subscriber");
  }

  @Test
  void aBrokerGetsOneOrderedBatchAndNoSubscriberIsCalled() {
    dispatcher
        .to(CommandEventSinks.broker(events -> journal.add("broker " + patients(events))))
        .execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("handler", "broker [1, 2, 3]");
  }

  @Test
  void aFanOutGetsPresentationEventsOnly() {
    dispatcher
        .to(CommandEventSinks.presentation(events -> journal.add("fan-out " + patients(events))))
        .execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("handler", "fan-out [2]");
  }

  @Test
  void aFanOutIsNotTouchedWithoutPresentationEvents() {
    dispatcher
        .to(CommandEventSinks.presentation(events -> journal.add("fan-out")))
        .execute(new Clean("1"), String.class);

    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void emptyBatchesTouchNothing() {
    Sinks.Remembering sink = new Sinks.Remembering();

    dispatcher.to(sink).execute(new Clean(""), String.class);

    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void anOutboxThatJoinsStoresBeforeTheCommit() {
    Sinks.Remembering after = new Sinks.Remembering();
    CommandEventSink sink =
        CommandEventSinks.composite(
            CommandEventSinks.outbox(new JournalOutbox(true)),
            CommandEventSinks.broker(events -> journal.add("after the commit")),
            after);

    dispatcher.to(sink).execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("handler", "stored [1, 2, 3]", "after the commit");
  }

  @Test
  void anOutboxThatDoesNotJoinStoresAfterTheCommit() {
    CommandEventSink sink =
        CommandEventSinks.composite(
            CommandEventSinks.broker(events -> journal.add("after the commit")),
            CommandEventSinks.outbox(new JournalOutbox(false)));

    dispatcher.to(sink).execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("handler", "after the commit", "stored [1, 2, 3]");
  }

  @Test
  void aVetoFailsTheCommandAndNothingIsReleased() {
    IOException veto = new IOException("store is down");
    CommandEventSink sink =
        CommandEventSinks.composite(
            Sinks.vetoing(veto), CommandEventSinks.broker(events -> journal.add("broker")));

    ContractException failure =
        catchThrowableOfType(
            ContractException.class, () -> dispatcher.to(sink).execute(new Admit("Ada")));

    assertThat(failure.kind()).isEqualTo(ErrorKind.COMMIT_FAILED);
    assertThat(failure).hasRootCause(veto);
    assertThat(journal.lines()).containsExactly("handler");
  }

  @Test
  void aCompositeStopsAtTheFirstFailureAndIgnoresNulls() {
    IOException failure = new IOException("down");
    CommandEventSink sink =
        CommandEventSinks.composite(
            null,
            CommandEventSinks.broker(events -> journal.add("first")),
            null,
            Sinks.failing(failure),
            CommandEventSinks.broker(events -> journal.add("last")));

    CommittedException committed =
        catchThrowableOfType(
            CommittedException.class, () -> dispatcher.to(sink).execute(new Admit("Ada")));

    assertThat(committed.failures()).containsExactly(failure);
    assertThat(journal.lines()).containsExactly("handler", "first");
  }

  @Test
  void aCompositeOfNothingDropsTheBatch() {
    assertThat(dispatcher.to(CommandEventSinks.composite()).execute(new Admit("Ada")))
        .isEqualTo("Ada");
    assertThat(journal.lines()).containsExactly("handler");
  }

  @Test
  void batchesCannotBeChanged() {
    assertThatThrownBy(
            () -> dispatcher.to(CommandEventSinks.broker(List::clear)).execute(new Admit("Ada")))
        .isInstanceOf(CommittedException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  private static List<String> patients(List<EventEnvelope> events) {
    return events.stream()
        .map(EventEnvelope::value)
        .map(value -> value instanceof Admitted a ? a.patient() : ((Discharged) value).patient())
        .toList();
  }

  private final class JournalOutbox implements Outbox {
    private final boolean joins;

    JournalOutbox(boolean joins) {
      this.joins = joins;
    }

    @Override
    public boolean joinsTransaction() {
      return joins;
    }

    @Override
    public void store(List<EventEnvelope> events) {
      journal.add("stored " + patients(events));
    }
  }
}
