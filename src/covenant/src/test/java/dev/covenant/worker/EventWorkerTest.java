package dev.covenant.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Late;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.worker.WorkerStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventWorkerTest {
  private final Journal journal = new Journal();
  private final Late late = new Late();
  private final ScriptedSource source = new ScriptedSource();
  private final ContractDispatcher dispatcher =
      late.set(
          ContractDispatcher.builder(
                  Registry.builder()
                      .command(Admit.class, String.class, this::admit)
                      .subscriber(EventCategory.DOMAIN, Admitted.class, "board", this::show)
                      .domainEvent(
                          Admitted.class, e -> journal.add("cron " + e.patient()), RuntimeRole.CRON)
                      .build())
              .observer(observation -> observed(observation.name().label()))
              .build());
  private final List<String> observations = new ArrayList<>();

  private void observed(String label) {
    if (label.contains("worker")) {
      observations.add(label.substring("covenant.contract.".length()));
    }
  }

  private String admit(Admit command) {
    Ward.EVENTS.emitDomain(new Admitted("by command"));
    return command.patient();
  }

  private void show(Admitted event) {
    switch (event.patient()) {
      case "nobody" -> throw new IllegalArgumentException("nobody");
      case "emitter" -> journal.add("" + Ward.emissionRefusal());
      case "commander" -> late.get().execute(new Admit("Ada"));
      default -> journal.add(event.patient());
    }
  }

  private static EventEnvelope admitted(String patient) {
    return EventEnvelope.of(EventCategory.DOMAIN, Admitted.class.getName(), new Admitted(patient));
  }

  private EventWorker.Builder worker() {
    return dispatcher.worker(source).backoff(Backoff.none());
  }

  @Test
  void eventsAreDeliveredInOrderAndThenAcknowledged() throws Exception {
    source.batch(admitted("Ada"), admitted("Grace")).batch(admitted("Mary"));

    worker().build().run();

    assertThat(journal.lines()).containsExactly("Ada", "Grace", "Mary");
    assertThat(source.settled()).containsExactly("ack 2", "ack 1");
  }

  @Test
  void anEmptyBatchIsAcknowledged() throws Exception {
    source.batch();

    worker().build().run();

    assertThat(source.settled()).containsExactly("ack 0");
  }

  @Test
  void aBatchIsGivenBackAtTheFirstFailureAndTheWorkerGoesOn() throws Exception {
    source.batch(admitted("Ada"), admitted("nobody"), admitted("Grace")).batch(admitted("Mary"));

    worker().build().run();

    assertThat(journal.lines()).containsExactly("Ada", "Mary");
    assertThat(source.settled()).containsExactly("nack 3", "ack 1");
    assertThat(source.causes().get(0))
        .matches(cause -> ContractException.is(cause, ErrorKind.SUBSCRIBER_FAILED))
        .hasMessageContaining("board")
        .hasRootCauseMessage("nobody");
  }

  @Test
  void aFailureEndsTheWorkerWhereTheSourceTakesNothingBack() {
    source.then(() -> () -> List.of(admitted("nobody"))).batch(admitted("Ada"));
    EventWorker worker = worker().build();

    assertThatThrownBy(worker::run).hasRootCauseMessage("nobody");
    assertThat(journal.lines()).isEmpty();
    assertThat(worker.status().state()).isEqualTo(State.FAILED);
    assertThat(worker.status().lastFailure()).contains("board");
  }

  @Test
  void anErrorThatTheSourceDoesNotTakeBackEndsTheWorkerUnchanged() {
    StackOverflowError deep = new StackOverflowError();
    source.then(
        () ->
            () -> {
              throw deep;
            });

    assertThatThrownBy(worker().build()::run).isSameAs(deep);
  }

  @Test
  void aFailingAcknowledgementEndsTheWorkerAndMarksNothing() {
    MemorySeenStore seen = new MemorySeenStore(10);
    source.then(() -> new Refusing(admitted("Ada"))).batch(admitted("Grace"));

    assertThatThrownBy(worker().seenStore(seen).build()::run).hasMessage("no ack");
    assertThat(journal.lines()).containsExactly("Ada");
    assertThat(seen.size()).isZero();
  }

  @Test
  void aFailureToGiveBackEndsTheWorkerAndNamesTheReasonToo() {
    source.then(() -> new Refusing(admitted("nobody")));

    assertThatThrownBy(worker().build()::run)
        .hasMessage("no nack")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasRootCauseMessage("nobody"));
  }

  @Test
  void aSourceThatThrowsEndsTheWorker() {
    source.then(
        () -> {
          throw new IllegalStateException("unplugged");
        });

    assertThatThrownBy(worker().build()::run).hasMessage("unplugged");
  }

  @Test
  void theRoleIsTheGivenOneElseTheDispatchersElseWorker() throws Exception {
    source.batch(admitted("Ada"));
    worker().build().run();
    assertThat(journal.lines()).containsExactly("Ada");

    source.batch(admitted("Grace"));
    dispatcher.as(RuntimeRole.CRON).worker(source).build().run();
    source.batch(admitted("Mary"));
    worker().role(RuntimeRole.CRON).build().run();

    assertThat(journal.lines()).containsExactly("Ada", "Grace", "cron Grace", "Mary", "cron Mary");
  }

  @Test
  void whatNobodyHereSubscribesToIsAcknowledged() throws Exception {
    source.batch(
        EventEnvelope.of(EventCategory.DOMAIN, "elsewhere.unknown", new Discharged("Ada")));

    worker().build().run();

    assertThat(source.settled()).containsExactly("ack 1");
  }

  @Test
  void aValueOfAnotherTypeIsGivenBack() throws Exception {
    source.batch(
        EventEnvelope.of(EventCategory.DOMAIN, Admitted.class.getName(), new Discharged("Ada")));

    worker().build().run();

    assertThat(source.settled()).containsExactly("nack 1");
    assertThat(source.causes().get(0))
        .matches(cause -> ContractException.is(cause, ErrorKind.UNSUPPORTED_HANDLER));
  }

  @Test
  void aBatchThatCannotBeReadIsGivenBack() throws Exception {
    source.then(() -> new Poison(source)).batch(admitted("Ada"));

    worker().build().run();

    assertThat(source.settled()).containsExactly("nack 0", "ack 1");
    assertThat(source.causes().get(0)).hasMessage("not JSON");
  }

  @Test
  void subscribersCannotEmitButCanRunCommands() throws Exception {
    source.batch(admitted("emitter"), admitted("commander"));

    worker().build().run();

    assertThat(journal.lines())
        .containsExactly("NO_EVENT_RECORDER", "by command", "cron by command");
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void whatWasSeenIsSkippedAndSoAreRepetitionsWithinABatch() throws Exception {
    MemorySeenStore seen = new MemorySeenStore(10);
    EventEnvelope ada = admitted("Ada");
    EventEnvelope grace = admitted("Grace");
    source.batch(ada).batch(ada, grace, grace).batch(grace, ada);

    EventWorker worker = worker().seenStore(seen).build();
    worker.run();

    assertThat(journal.lines()).containsExactly("Ada", "Grace");
    assertThat(source.settled()).containsExactly("ack 1", "ack 3", "ack 2");
    assertThat(worker.status().duplicates()).isEqualTo(4);
    assertThat(worker.status().delivered()).isEqualTo(2);
  }

  @Test
  void withoutASeenStoreDuplicatesAreDelivered() throws Exception {
    EventEnvelope ada = admitted("Ada");
    source.batch(ada, ada);

    worker().build().run();

    assertThat(journal.lines()).containsExactly("Ada", "Ada");
  }

  @Test
  void idsAreMarkedOnlyAfterDeliveryAndAcknowledgement() throws Exception {
    source.then(() -> new Noting(journal, admitted("Ada")));

    worker().seenStore(new Noting.Store(journal)).build().run();

    assertThat(journal.lines()).containsExactly("ask", "Ada", "ack", "mark");
  }

  @Test
  void whatWasGivenBackIsNotMarked() throws Exception {
    MemorySeenStore seen = new MemorySeenStore(10);
    source.batch(admitted("Ada"), admitted("nobody"));

    worker().seenStore(seen).build().run();

    assertThat(seen.size()).isZero();
  }

  @Test
  void aSeenStoreThatCannotBeAskedHasTheBatchGivenBackUndelivered() throws Exception {
    source.batch(admitted("Ada"));

    worker().seenStore(new Down(true)).build().run();

    assertThat(journal.lines()).isEmpty();
    assertThat(source.settled()).containsExactly("nack 1");
    assertThat(source.causes().get(0)).hasMessage("store down");
  }

  @Test
  void aSeenStoreThatCannotMarkEndsTheWorkerAfterTheAcknowledgement() {
    source.batch(admitted("Ada"));

    assertThatThrownBy(worker().seenStore(new Down(false)).build()::run).hasMessage("store down");
    assertThat(source.settled()).containsExactly("ack 1");
  }

  @Test
  void theBackoffIsToldOfTheAttemptTheEventsAndTheCause() throws Exception {
    List<Backoff.Failure> failures = new ArrayList<>();
    source
        .batch(admitted("nobody"))
        .batch(admitted("Ada"), admitted("nobody"))
        .batch(admitted("Ada"))
        .batch(admitted("nobody"));

    dispatcher
        .worker(source)
        .backoff(
            failure -> {
              failures.add(failure);
              return Duration.ZERO;
            })
        .build()
        .run();

    assertThat(failures).extracting(Backoff.Failure::attempt).containsExactly(1, 2, 1);
    assertThat(failures).extracting(Backoff.Failure::events).containsExactly(1, 2, 1);
    assertThat(failures).allSatisfy(f -> assertThat(f.cause()).hasRootCauseMessage("nobody"));
  }

  @Test
  void whatHappensIsObserved() throws Exception {
    EventEnvelope ada = admitted("Ada");
    source.batch(ada, ada).batch(admitted("nobody"));

    worker().seenStore(new MemorySeenStore(10)).build().run();

    assertThat(observations)
        .containsExactly(
            "worker.receive",
            "worker.receive",
            "worker.dedup-skip",
            "worker.ack",
            "worker.ack",
            "worker.receive",
            "worker.nack");
  }

  @Test
  void theSourceIsAskedForNoMoreThanTheBatchSize() throws Exception {
    worker().build().run();
    worker().batchSize(7).build().run();

    assertThat(source.limits()).containsExactly(100, 7);
  }

  @Test
  void theStatusTellsWhatWasDone() throws Exception {
    source.batch(admitted("Ada"), admitted("Grace")).batch(admitted("nobody"));
    EventWorker worker = worker().name("ward").build();
    assertThat(worker.status().state()).isEqualTo(State.NEW);

    worker.run();

    WorkerStatus status = worker.status();
    assertThat(status.name()).isEqualTo("ward");
    assertThat(status.state()).isEqualTo(State.STOPPED);
    assertThat(status.received()).isEqualTo(3);
    assertThat(status.delivered()).isEqualTo(2);
    assertThat(status.returned()).isEqualTo(1);
    assertThat(status.restarts()).isZero();
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> dispatcher.worker(null))
        .isInstanceOf(ContractException.class)
        .hasMessage("The worker's source is null; give it one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> worker().batchSize(0))
        .withMessage("Batches of worker events have at most 0 events; let them have at least one");
    assertThatThrownBy(() -> worker().role(RuntimeRole.ANY)).isInstanceOf(ContractException.class);
  }

  /** Settles neither way. */
  private record Refusing(EventEnvelope event) implements EventBatch {
    @Override
    public List<EventEnvelope> events() {
      return List.of(event);
    }

    @Override
    public void ack() {
      throw new IllegalStateException("no ack");
    }

    @Override
    public void nack(Throwable cause) {
      throw new IllegalStateException("no nack");
    }
  }

  /** Cannot be read. */
  private static final class Poison implements EventBatch {
    private final EventBatch settling;

    Poison(ScriptedSource source) {
      settling = source.new Remembered(List.of());
    }

    @Override
    public List<EventEnvelope> events() throws Exception {
      throw new java.io.IOException("not JSON");
    }

    @Override
    public void nack(Throwable cause) throws Exception {
      settling.nack(cause);
    }
  }

  /** Notes when it is acknowledged. */
  private record Noting(Journal journal, EventEnvelope event) implements EventBatch {
    @Override
    public List<EventEnvelope> events() {
      return List.of(event);
    }

    @Override
    public void ack() {
      journal.add("ack");
    }

    /** Notes when it is used. */
    private record Store(Journal journal) implements SeenStore {
      @Override
      public Set<String> seen(Collection<String> ids) {
        journal.add("ask");
        return Set.of();
      }

      @Override
      public int markIfNew(Collection<String> ids) {
        journal.add("mark");
        return ids.size();
      }
    }
  }

  /** Out of order. */
  private record Down(boolean asked) implements SeenStore {
    @Override
    public Set<String> seen(Collection<String> ids) {
      if (asked) {
        throw new IllegalStateException("store down");
      }
      return Set.of();
    }

    @Override
    public int markIfNew(Collection<String> ids) {
      throw new IllegalStateException("store down");
    }
  }
}
