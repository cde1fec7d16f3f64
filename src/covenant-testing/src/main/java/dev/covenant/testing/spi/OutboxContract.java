package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.sink.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an {@link Outbox} does. Extend it, and supply one with nothing in it, and a way to look into
 * it. One that joins a transaction is called within one.
 */
@Timeout(120)
public abstract class OutboxContract {
  private static final int THREADS = 4;
  private static final int EACH = 25;

  /** For subclasses. */
  protected OutboxContract() {}

  /**
   * The outbox under test, the same one throughout a test.
   *
   * @return an outbox
   * @throws Exception to fail the test
   */
  protected abstract Outbox outbox() throws Exception;

  /**
   * What is stored, as delivery would read it.
   *
   * @return the events in the order in which they were stored
   * @throws Exception to fail the test
   */
  protected abstract List<EventEnvelope> stored() throws Exception;

  /**
   * Stores a batch in a transaction that commits, or in none where the outbox joins none.
   *
   * @param events the batch
   * @throws Exception to fail the test
   */
  protected void commit(List<EventEnvelope> events) throws Exception {
    outbox().store(events);
  }

  /**
   * Stores a batch in a transaction that rolls back; called only where the outbox joins one.
   *
   * @param events the batch
   * @throws Exception to fail the test
   */
  protected void rollBack(List<EventEnvelope> events) throws Exception {
    throw new UnsupportedOperationException(
        "The outbox joins transactions: override rollBack to store within one that rolls back");
  }

  private static List<String> ids(List<EventEnvelope> events) {
    return events.stream().map(EventEnvelope::id).toList();
  }

  @Test
  void batchesAreStoredInOrder() throws Exception {
    List<EventEnvelope> events = Sample.envelopes(EventCategory.INTEGRATION, 10);

    commit(events.subList(0, 4));
    commit(events.subList(4, 10));

    assertThat(ids(stored())).isEqualTo(ids(events));
  }

  @Test
  void anEventIsStoredAsItWasEmitted() throws Exception {
    EventEnvelope event = Sample.envelope(EventCategory.DOMAIN, 7);

    commit(List.of(event));

    EventEnvelope stored = stored().get(0);
    assertThat(stored.id()).isEqualTo(event.id());
    assertThat(stored.category()).isEqualTo(EventCategory.DOMAIN);
    assertThat(stored.contract()).isEqualTo(event.contract());
    assertThat(stored.value()).isEqualTo(event.value());
    assertThat(stored.audience()).isEqualTo(event.audience());
  }

  @Test
  void whatJoinsATransactionVanishesWithIt() throws Exception {
    List<EventEnvelope> kept = Sample.envelopes(EventCategory.INTEGRATION, 1);
    if (outbox().joinsTransaction()) {
      rollBack(Sample.envelopes(EventCategory.INTEGRATION, 2));
    }
    commit(kept);

    assertThat(ids(stored())).isEqualTo(ids(kept));
  }

  @Test
  void severalThreadsStoreAtOnceAndLoseNothing() throws Exception {
    List<EventEnvelope> all = new ArrayList<>();
    List<Background<Void>> storing = new ArrayList<>();
    outbox();
    for (int thread = 0; thread < THREADS; thread++) {
      List<EventEnvelope> own = Sample.envelopes(EventCategory.INTEGRATION, EACH);
      all.addAll(own);
      storing.add(
          Background.start(
              () -> {
                for (EventEnvelope event : own) {
                  commit(List.of(event));
                }
                return null;
              }));
    }
    for (Background<Void> one : storing) {
      one.result();
    }

    assertThat(ids(stored())).containsExactlyInAnyOrderElementsOf(ids(all));
  }
}
