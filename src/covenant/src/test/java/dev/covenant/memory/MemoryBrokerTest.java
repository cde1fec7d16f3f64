package dev.covenant.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.worker.EventBatch;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryBrokerTest {
  private static EventEnvelope event(String value) {
    return EventEnvelope.of(EventCategory.INTEGRATION, "ward.heard", value);
  }

  private static List<Object> values(EventBatch batch) throws Exception {
    return batch.events().stream().map(EventEnvelope::value).toList();
  }

  @Test
  void aRefusingOneTakesWhatItHasRoomForWholeOrNotAtAll() throws Exception {
    MemoryBroker broker = MemoryBroker.refusing(2);
    broker.publish(List.of(event("a")));

    assertThatIllegalStateException()
        .isThrownBy(() -> broker.publish(List.of(event("b"), event("c"))))
        .withMessage(
            "The memory broker is full: it holds 1 of 2 events, 2 more are refused; give it more"
                + " room or more workers");
    assertThat(broker.size()).isEqualTo(1);
  }

  @Test
  void whatAWorkerHasInHandTakesUpRoom() throws Exception {
    MemoryBroker broker = MemoryBroker.refusing(1);
    broker.publish(List.of(event("a")));
    EventBatch batch = broker.receive(1).orElseThrow();

    assertThatIllegalStateException().isThrownBy(() -> broker.publish(List.of(event("b"))));
    batch.ack();
    broker.publish(List.of(event("b")));
    batch.ack();

    assertThat(broker.size()).isEqualTo(1);
  }

  @Test
  void aBatchThatNeverFitsIsRefusedByEither() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MemoryBroker.blocking(1).publish(List.of(event("a"), event("b"))))
        .withMessage(
            "The memory broker holds 1 events and can never take a batch of 2; give it more room");
  }

  @Test
  void aBlockingOneHasItsPublisherWaitForRoom() throws Exception {
    MemoryBroker broker = MemoryBroker.blocking(1);
    broker.publish(List.of(event("a")));
    FutureTask<Void> publishing = publishing(broker);

    broker.receive(1).orElseThrow().ack();

    publishing.get(20, TimeUnit.SECONDS);
    assertThat(values(broker.receive(1).orElseThrow())).containsExactly("waited");
  }

  @Test
  void closingEndsTheWaitingOfAPublisher() throws Exception {
    MemoryBroker broker = MemoryBroker.blocking(1);
    broker.publish(List.of(event("a")));
    FutureTask<Void> publishing = publishing(broker);

    broker.close();

    assertThat(publishing)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("The memory broker is closed and takes no events");
  }

  private static FutureTask<Void> publishing(MemoryBroker broker) {
    FutureTask<Void> publishing =
        new FutureTask<>(
            () -> {
              broker.publish(List.of(event("waited")));
              return null;
            });
    Thread thread = new Thread(publishing);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return publishing;
  }

  @Test
  void aClosedOneIsEmptiedBeforeItsWorkersEnd() throws Exception {
    MemoryBroker broker = MemoryBroker.refusing(2);
    broker.publish(List.of(event("a")));
    broker.close();

    EventBatch batch = broker.receive(1).orElseThrow();
    batch.nack(new IllegalStateException());
    broker.receive(1).orElseThrow().ack();
    assertThat(broker.receive(1)).isEmpty();
  }

  @Test
  void itNeedsRoom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryBroker.refusing(0))
        .withMessage("A broker for 0 events takes none; give it room for at least one");
  }
}
