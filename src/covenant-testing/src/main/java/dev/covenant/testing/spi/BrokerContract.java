package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.sink.Broker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link Broker} does. Extend it, and supply one with room for a few hundred events, and
 * what comes out at its other end.
 */
@Timeout(120)
public abstract class BrokerContract {
  private static final int THREADS = 4;
  private static final int EACH = 25;

  /** For subclasses. */
  protected BrokerContract() {}

  /**
   * The broker under test, the same one throughout a test.
   *
   * @return a broker
   * @throws Exception to fail the test
   */
  protected abstract Broker broker() throws Exception;

  /**
   * What came out of the broker: waits for so many events.
   *
   * @param count how many to wait for
   * @return the events, in the order in which they came
   * @throws Exception to fail the test
   */
  protected abstract List<EventEnvelope> arrived(int count) throws Exception;

  private static List<String> ids(List<EventEnvelope> events) {
    return events.stream().map(EventEnvelope::id).toList();
  }

  @Test
  void aBatchArrivesInOrder() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 10);

    broker().publish(events);

    assertThat(ids(arrived(10))).isEqualTo(ids(events));
  }

  @Test
  void batchesOfOneThreadArriveInOrder() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 10);

    broker().publish(events.subList(0, 3));
    broker().publish(events.subList(3, 10));

    assertThat(ids(arrived(10))).isEqualTo(ids(events));
  }

  @Test
  void anEventArrivesAsItWasEmitted() throws Exception {
    EventEnvelope event = Sample.envelope(EventCategory.INTEGRATION, 7);

    broker().publish(List.of(event));

    EventEnvelope came = arrived(1).get(0);
    assertThat(came.id()).isEqualTo(event.id());
    assertThat(came.category()).isEqualTo(event.category());
    assertThat(came.contract()).isEqualTo(event.contract());
    assertThat(came.value()).isEqualTo(event.value());
    assertThat(came.audience()).isEqualTo(event.audience());
  }

  @Test
  void severalThreadsPublishAtOnce() throws Exception {
    Broker broker = broker();
    List<EventEnvelope> all = new ArrayList<>();
    List<Background<Void>> publishing = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<EventEnvelope> own = Sample.envelopes(EventCategory.INTEGRATION, EACH);
      all.addAll(own);
      publishing.add(
          Background.start(
              () -> {
                for (EventEnvelope event : own) {
                  broker.publish(List.of(event));
                }
                return null;
              }));
    }

    List<EventEnvelope> arrived = arrived(THREADS * EACH);

    for (Background<Void> one : publishing) {
      one.result();
    }
    assertThat(ids(arrived)).containsExactlyInAnyOrderElementsOf(ids(all));
  }
}
