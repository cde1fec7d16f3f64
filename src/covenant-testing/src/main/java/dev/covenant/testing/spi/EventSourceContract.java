package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.worker.EventBatch;
import dev.covenant.worker.EventSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an {@link EventSource} does. Extend it, and supply one with nothing in it, and a way to fill
 * it. A source that decodes gets its types from {@link Sample#registry()}.
 */
@Timeout(120)
public abstract class EventSourceContract {
  /** For subclasses. */
  protected EventSourceContract() {}

  /**
   * The source under test, the same one throughout a test.
   *
   * @return a source, empty at first
   * @throws Exception to fail the test
   */
  protected abstract EventSource source() throws Exception;

  /**
   * Fills the source, as what it belongs to does: its outbox, its broker.
   *
   * @param events encoded envelopes, in order
   * @throws Exception to fail the test
   */
  protected abstract void fill(List<EventEnvelope> events) throws Exception;

  /** A batch, as soon as there is one. */
  private EventBatch next(int limit) throws Exception {
    return Background.start(() -> source().receive(limit).orElseThrow()).result();
  }

  /** The ids of so many events, in the order in which they came; each is acknowledged. */
  private List<String> taken(int count) throws Exception {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      EventBatch batch = next(count);
      ids.addAll(ids(batch.events()));
      batch.ack();
    }
    return ids;
  }

  private static List<String> ids(List<EventEnvelope> events) {
    return events.stream().map(EventEnvelope::id).toList();
  }

  @Test
  void eventsComeInOrder() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 10);
    fill(events);

    assertThat(taken(10)).isEqualTo(ids(events));
  }

  @Test
  void aBatchHasNoMoreEventsThanAskedFor() throws Exception {
    fill(Sample.envelopes(EventCategory.INTEGRATION, 3));

    EventBatch batch = next(2);

    assertThat(batch.events()).hasSizeBetween(1, 2);
    batch.ack();
  }

  @Test
  void anEventIsWhatItWasWhenItWasEmitted() throws Exception {
    EventEnvelope event = Sample.envelope(EventCategory.DOMAIN, 7);
    fill(List.of(event));

    EventBatch batch = next(1);
    EventEnvelope came = batch.events().get(0);
    batch.ack();

    assertThat(came.id()).isEqualTo(event.id());
    assertThat(came.category()).isEqualTo(EventCategory.DOMAIN);
    assertThat(came.contract()).isEqualTo(event.contract());
    assertThat(came.value()).isEqualTo(event.value());
    assertThat(came.audience()).isEqualTo(event.audience());
  }

  @Test
  void whatIsAcknowledgedDoesNotComeAgain() throws Exception {
    List<EventEnvelope> first = Sample.envelopes(EventCategory.INTEGRATION, 2);
    List<EventEnvelope> second = Sample.envelopes(EventCategory.INTEGRATION, 2);
    fill(first);
    taken(2);

    fill(second);

    assertThat(taken(2)).isEqualTo(ids(second));
  }

  @Test
  void whatIsGivenBackComesAgainInItsOrder() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 3);
    fill(events);
    EventBatch batch = next(3);
    List<String> refused = ids(batch.events());

    batch.nack(new IllegalStateException("The test refuses it"));

    assertThat(taken(3)).containsSubsequence(refused).containsAll(refused);
  }

  @Test
  void eachEventGoesToOneOfSeveralWorkers() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 4);
    fill(events);
    EventBatch first = next(2);
    List<String> all = new ArrayList<>(ids(first.events()));

    while (all.size() < 4) {
      EventBatch other = next(2);
      all.addAll(ids(other.events()));
      other.ack();
    }
    first.ack();

    assertThat(all).containsExactlyInAnyOrderElementsOf(ids(events));
  }

  @Test
  void anInterruptionEndsTheWaitingAndTakesNothing() throws Exception {
    EventSource source = source();
    Background<?> waiting = Background.start(() -> source.receive(1));

    waiting.interrupt();

    assertThatThrownBy(waiting::result)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    List<EventEnvelope> later = Sample.envelopes(EventCategory.INTEGRATION, 1);
    fill(later);
    assertThat(taken(1)).isEqualTo(ids(later));
  }

  @Test
  void whoWaitsGetsWhatComesLater() throws Exception {
    EventSource source = source();
    Background<EventBatch> waiting = Background.start(() -> source.receive(1).orElseThrow());
    List<EventEnvelope> later = Sample.envelopes(EventCategory.INTEGRATION, 1);

    fill(later);

    EventBatch batch = waiting.result();
    assertThat(ids(batch.events())).isEqualTo(ids(later));
    batch.ack();
  }

  @Test
  void manyEventsAreAllHandedOutOnce() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 200);
    for (EventEnvelope event : events) {
      fill(Collections.singletonList(event));
    }

    assertThat(taken(200)).isEqualTo(ids(events));
  }
}
