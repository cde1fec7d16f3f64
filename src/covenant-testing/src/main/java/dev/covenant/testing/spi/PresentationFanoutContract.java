package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.sink.PresentationFanout;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link PresentationFanout} does. Extend it, and supply one with clients of your making.
 */
@Timeout(120)
public abstract class PresentationFanoutContract {
  /** For subclasses. */
  protected PresentationFanoutContract() {}

  /**
   * The fan-out under test, the same one throughout a test.
   *
   * @return a fan-out, without clients at first
   * @throws Exception to fail the test
   */
  protected abstract PresentationFanout fanout() throws Exception;

  /**
   * Connects a client.
   *
   * @param labels the labels that the server gives it
   * @return the client
   * @throws Exception to fail the test
   */
  protected abstract Client connect(Set<String> labels) throws Exception;

  /** A client of the fan-out. */
  public interface Client {
    /**
     * What the client got: waits for so many events.
     *
     * @param count how many to wait for
     * @return the ids of all events that it got, in order
     * @throws Exception to fail the test
     */
    List<String> received(int count) throws Exception;

    /**
     * Goes away without a word.
     *
     * @throws Exception to fail the test
     */
    void vanish() throws Exception;
  }

  private static List<String> ids(List<EventEnvelope> events) {
    return events.stream().map(EventEnvelope::id).toList();
  }

  @Test
  void aBroadcastReachesEverybodyInOrder() throws Exception {
    PresentationFanout fanout = fanout();
    Client labelled = connect(Set.of("ward:1"));
    Client unlabelled = connect(Set.of());
    List<EventEnvelope> events = Sample.envelopes(EventCategory.PRESENTATION, 5);

    fanout.send(events.subList(0, 2));
    fanout.send(events.subList(2, 5));

    assertThat(labelled.received(5)).isEqualTo(ids(events));
    assertThat(unlabelled.received(5)).isEqualTo(ids(events));
  }

  @Test
  void anAudienceReachesThoseWhoHaveAllItsLabels() throws Exception {
    PresentationFanout fanout = fanout();
    Client none = connect(Set.of());
    Client one = connect(Set.of("ward:1"));
    Client both = connect(Set.of("ward:1", "nurse", "night"));
    EventEnvelope forBoth = Sample.shownTo(Audience.of("ward:1", "nurse"), 1);
    EventEnvelope forOne = Sample.shownTo(Audience.of("ward:1"), 2);
    EventEnvelope forAll = Sample.envelope(EventCategory.PRESENTATION, 3);

    fanout.send(List.of(forBoth, forOne, forAll));

    assertThat(both.received(3)).isEqualTo(ids(List.of(forBoth, forOne, forAll)));
    assertThat(one.received(2)).isEqualTo(ids(List.of(forOne, forAll)));
    assertThat(none.received(1)).isEqualTo(ids(List.of(forAll)));
  }

  @Test
  void aClientThatIsGoneTakesNothingFromTheOthers() throws Exception {
    PresentationFanout fanout = fanout();
    Client gone = connect(Set.of());
    Client there = connect(Set.of());
    List<EventEnvelope> events = Sample.envelopes(EventCategory.PRESENTATION, 5);

    gone.vanish();
    fanout.send(events);

    assertThat(there.received(5)).isEqualTo(ids(events));
  }

  @Test
  void staleQueriesTakeNothingFromEvents() throws Exception {
    PresentationFanout fanout = fanout();
    Client labelled = connect(Set.of("ward:1"));
    Client unlabelled = connect(Set.of());
    List<EventEnvelope> events = Sample.envelopes(EventCategory.PRESENTATION, 2);

    fanout.send(events.subList(0, 1));
    fanout.invalidate(new TreeSet<>(Set.of("board", "beds")));
    fanout.send(events.subList(1, 2));

    assertThat(labelled.received(2)).isEqualTo(ids(events));
    assertThat(unlabelled.received(2)).isEqualTo(ids(events));
  }

  @Test
  void withoutClientsNothingFails() throws Exception {
    fanout().send(Sample.envelopes(EventCategory.PRESENTATION, 1));
    fanout().invalidate(new TreeSet<>(Set.of("board")));
  }
}
