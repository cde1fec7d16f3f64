package dev.covenant.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Journal;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.worker.WorkerStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunningWorkerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Journal journal = new Journal();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicReference<EventWorker> self = new AtomicReference<>();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.over(Registry.builder().domainEvent(Admitted.class, this::show).build());
  private final AtomicInteger interruptions = new AtomicInteger(1);
  private final MemoryBroker broker = MemoryBroker.blocking(1000);
  private final List<EventWorker> started = new ArrayList<>();

  private void show(Admitted event) throws Exception {
    switch (event.patient()) {
      case "slow" -> {
        entered.countDown();
        released.await();
      }
      case "interrupting" -> {
        if (interruptions.getAndDecrement() > 0) {
          throw new InterruptedException("by the subscriber");
        }
      }
      case "stop" -> journal.add("stopped " + self.get().stop(LONG));
      default -> {}
    }
    journal.add(event.patient());
  }

  private static EventEnvelope admitted(String patient) {
    return EventEnvelope.of(EventCategory.DOMAIN, Admitted.class.getName(), new Admitted(patient));
  }

  private EventWorker start(EventSource source) {
    EventWorker worker = dispatcher.worker(source).backoff(Backoff.none()).name("ward").build();
    self.set(worker);
    started.add(worker);
    return worker.start(Thread::new);
  }

  @AfterEach
  void stop() throws InterruptedException {
    released.countDown();
    for (EventWorker worker : started) {
      worker.stop(LONG);
    }
  }

  @Test
  void itWorksUntilItsSourceIsClosed() throws Exception {
    EventWorker worker = start(broker);
    broker.publish(List.of(admitted("Ada"), admitted("Grace")));
    broker.close();

    await().until(() -> worker.status().state() == State.STOPPED);
    assertThat(journal.lines()).containsExactly("Ada", "Grace");
  }

  @Test
  void aWaitingWorkerStopsAtOnce() throws Exception {
    EventWorker worker = start(broker);

    assertThat(worker.stop(LONG)).isTrue();
    assertThat(worker.status().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void stoppingWaitsForTheBatchInHandAndTakesNoOther() throws Exception {
    EventWorker worker = start(broker);
    broker.publish(List.of(admitted("slow")));
    entered.await();
    broker.publish(List.of(admitted("Ada")));
    FutureTask<Boolean> stopping = new FutureTask<>(() -> worker.stop(LONG));
    Thread stopper = new Thread(stopping);
    stopper.start();
    await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
    assertThat(worker.status().state()).isEqualTo(State.RUNNING);

    released.countDown();

    assertThat(stopping.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(journal.lines()).containsExactly("slow");
    assertThat(broker.size()).as("left in the broker").isEqualTo(1);
  }

  @Test
  void aBatchThatDoesNotFinishInTimeIsInterruptedAndGivenBack() throws Exception {
    EventWorker worker = start(broker);
    broker.publish(List.of(admitted("slow")));
    entered.await();

    assertThat(worker.stop(Duration.ofMillis(1))).isFalse();

    await().until(() -> worker.status().state() == State.STOPPED);
    assertThat(journal.lines()).isEmpty();
    assertThat(broker.size()).as("given back").isEqualTo(1);
    assertThat(worker.status().returned()).isEqualTo(1);
  }

  @Test
  void aSubscriberCanStopItsWorker() throws Exception {
    EventWorker worker = start(broker);
    broker.publish(List.of(admitted("stop")));

    await().until(() -> worker.status().state() == State.STOPPED);
    assertThat(journal.lines()).containsExactly("stopped false", "stop");
    assertThat(broker.size()).isZero();
  }

  @Test
  void itBeginsAgainAfterAFailureOfItsSource() {
    ScriptedSource source =
        new ScriptedSource()
            .then(
                () -> {
                  throw new IllegalStateException("unplugged");
                })
            .then(
                () -> {
                  throw new AssertionError("broken");
                })
            .batch(admitted("Ada"));
    EventWorker worker = start(source);

    await().until(() -> worker.status().state() == State.STOPPED);
    assertThat(journal.lines()).containsExactly("Ada");
    assertThat(worker.status().restarts()).isEqualTo(2);
    assertThat(worker.status().lastFailure()).contains("broken");
  }

  @Test
  void itBeginsAgainAfterAFailedAcknowledgement() {
    ScriptedSource source = new ScriptedSource();
    source.then(() -> new Unacknowledged(admitted("Ada"))).batch(admitted("Grace"));
    EventWorker worker = start(source);

    await().until(() -> worker.status().state() == State.STOPPED);
    assertThat(journal.lines()).containsExactly("Ada", "Grace");
    assertThat(worker.status().restarts()).isEqualTo(1);
    assertThat(worker.status().delivered()).isEqualTo(1);
  }

  @Test
  void aSubscriberThatInterruptsItsThreadDoesNotEndAStartedWorker() throws Exception {
    EventWorker worker = start(broker);

    broker.publish(List.of(admitted("interrupting"), admitted("Ada")));

    await().until(() -> broker.size() == 0);
    assertThat(journal.lines()).containsExactly("interrupting", "Ada");
    assertThat(worker.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void itStopsWhileItBacksOff() throws Exception {
    ScriptedSource source =
        new ScriptedSource()
            .then(
                () -> {
                  throw new IllegalStateException("unplugged");
                });
    EventWorker worker =
        dispatcher.worker(source).backoff(Backoff.constant(Duration.ofDays(1))).build();
    started.add(worker);
    worker.start(Thread::new);
    await().until(() -> worker.status().state() == State.BACKING_OFF);

    assertThat(worker.stop(LONG)).isTrue();
  }

  @Test
  void whoeverInterruptsItEndsItAfterTheBatchInHandIsSettled() throws Exception {
    broker.publish(List.of(admitted("slow")));
    EventWorker worker = dispatcher.worker(broker).backoff(Backoff.none()).build();
    FutureTask<Throwable> outcome =
        new FutureTask<>(
            () -> {
              try {
                worker.run();
                return null;
              } catch (InterruptedException e) {
                return e;
              }
            });
    Thread thread = new Thread(outcome);
    thread.start();
    entered.await();

    thread.interrupt();

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(broker.size()).as("given back").isEqualTo(1);
    assertThat(worker.status().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void severalWorkersShareOneSource() throws Exception {
    List<EventWorker> three = IntStream.range(0, 3).mapToObj(i -> start(broker)).toList();
    List<String> patients = IntStream.range(0, 500).mapToObj(i -> "patient " + i).toList();
    for (String patient : patients) {
      broker.publish(List.of(admitted(patient)));
    }

    await().until(() -> broker.size() == 0);
    List<String> heard = new ArrayList<>(journal.lines());
    Collections.sort(heard);
    assertThat(heard).isEqualTo(patients.stream().sorted().toList());
    assertThat(three.stream().mapToLong(worker -> worker.status().delivered()).sum())
        .isEqualTo(500);
  }

  @Test
  void itIsStartedOnceAndRunsOnOneThreadAtATime() throws Exception {
    EventWorker worker = start(broker);
    await().until(() -> worker.status().state() == State.RUNNING);

    assertThatIllegalStateException()
        .isThrownBy(() -> worker.start(Thread::new))
        .withMessage("Worker ward was started before; build another one");
    broker.publish(List.of(admitted("slow")));
    entered.await();
    assertThatThrownBy(worker::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Worker ward is at work already, on thread covenant-worker-ward");
    assertThat(worker.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void aWorkerThatWasStoppedBeforeItRanTakesNothing() throws Exception {
    broker.publish(List.of(admitted("Ada")));
    EventWorker worker = dispatcher.worker(broker).build();

    assertThat(worker.stop(LONG)).isTrue();
    worker.run();

    assertThat(broker.size()).isEqualTo(1);
  }

  /** Refuses its acknowledgement. */
  private record Unacknowledged(EventEnvelope event) implements EventBatch {
    @Override
    public List<EventEnvelope> events() {
      return List.of(event);
    }

    @Override
    public void ack() {
      throw new IllegalStateException("no ack");
    }
  }
}
