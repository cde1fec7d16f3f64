package dev.covenant.internal.release;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.emission.Emitted;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.StaleNames;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.PresentationFanout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The events that go to one sink for one role. */
final class Batch implements CommandEvents {
  private final Recorder recorder;
  private final List<EventEnvelope> events;
  private final LocalSubscribers subscribers;
  private final Observers observers;
  private final StaleNotices notices;
  private @Nullable SortedSet<String> stale;

  private Batch(
      Recorder recorder,
      int capacity,
      LocalSubscribers subscribers,
      Observers observers,
      StaleNotices notices) {
    this.recorder = recorder;
    this.events = new ArrayList<>(capacity);
    this.subscribers = subscribers;
    this.observers = observers;
    this.notices = notices;
  }

  /** Makes one batch for each sink and role, in the order of their first events. */
  static List<Batch> of(
      List<Emitted> emitted,
      LocalSubscribers subscribers,
      Observers observers,
      StaleNotices notices) {
    Recorder first = emitted.get(0).recording().recorder();
    Batch whole = new Batch(first, emitted.size(), subscribers, observers, notices);
    for (Emitted one : emitted) {
      if (!first.sameBatch(one.recording().recorder())) {
        return several(emitted, subscribers, observers, notices);
      }
      whole.events.add(one.event());
    }
    return List.of(whole);
  }

  private static List<Batch> several(
      List<Emitted> emitted,
      LocalSubscribers subscribers,
      Observers observers,
      StaleNotices notices) {
    List<Batch> batches = new ArrayList<>();
    for (Emitted one : emitted) {
      Recorder recorder = one.recording().recorder();
      Batch batch = null;
      for (Batch other : batches) {
        if (other.recorder.sameBatch(recorder)) {
          batch = other;
          break;
        }
      }
      if (batch == null) {
        batch = new Batch(recorder, emitted.size(), subscribers, observers, notices);
        batches.add(batch);
      }
      batch.events.add(one.event());
    }
    return batches;
  }

  void beforeCommit() throws Exception {
    recorder.sink().beforeCommit(this);
  }

  void afterCommit() throws Exception {
    recorder.sink().afterCommit(this);
  }

  @Override
  public List<EventEnvelope> events() {
    return Collections.unmodifiableList(events);
  }

  @Override
  public Optional<RuntimeRole> role() {
    return Optional.ofNullable(recorder.role());
  }

  @Override
  public List<Throwable> deliverToSubscribers(EventEnvelope event) {
    return subscribers.deliver(event, recorder.role());
  }

  @Override
  public SortedSet<String> staleQueries() {
    SortedSet<String> known = stale;
    if (known == null) {
      StaleNames names = new StaleNames();
      events.forEach(event -> names.add(recorder.staleQueries(event)));
      known = names.all();
      stale = known;
    }
    return known;
  }

  @Override
  public void invalidate(PresentationFanout fanout) {
    notices.send(fanout, this);
  }

  @Override
  public void observe(
      ObservationName operation, List<EventEnvelope> about, @Nullable Throwable failure) {
    about.forEach(event -> observers.delivered(operation, event, recorder.role(), 0, failure));
  }
}
