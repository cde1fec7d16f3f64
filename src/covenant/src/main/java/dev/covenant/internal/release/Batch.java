package dev.covenant.internal.release;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.emission.Emitted;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.Recording;
import dev.covenant.internal.emission.StaleNames;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.PresentationFanout;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The events that go to one sink for one role. */
final class Batch implements CommandEvents {
  private final Recorder recorder;
  private final List<Emitted> emitted;
  private final LocalSubscribers subscribers;
  private final Observers observers;
  private final StaleNotices notices;
  private int next;
  private @Nullable SortedSet<String> stale;

  private Batch(
      Recorder recorder,
      List<Emitted> emitted,
      LocalSubscribers subscribers,
      Observers observers,
      StaleNotices notices) {
    this.recorder = recorder;
    this.emitted = emitted;
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
    Recording first = emitted.get(0).recording();
    for (int i = 0; i < emitted.size(); i++) {
      Recording recording = emitted.get(i).recording();
      if (recording != first && !first.recorder().sameBatch(recording.recorder())) {
        return several(emitted, subscribers, observers, notices);
      }
    }
    return List.of(new Batch(first.recorder(), emitted, subscribers, observers, notices));
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
        batch = new Batch(recorder, new ArrayList<>(), subscribers, observers, notices);
        batches.add(batch);
      }
      batch.emitted.add(one);
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
    return new Envelopes(emitted);
  }

  @Override
  public Optional<RuntimeRole> role() {
    return Optional.ofNullable(recorder.role());
  }

  @Override
  public List<Throwable> deliverToSubscribers(EventEnvelope event) {
    // Sinks mostly take them in turn. Read once: they may do so on several threads.
    int turn = next;
    if (turn < emitted.size() && emitted.get(turn).event() == event) {
      next = turn + 1;
      return subscribers.deliver(event, emitted.get(turn).contract(), recorder.role());
    }
    return subscribers.deliver(event, recorder.role());
  }

  @Override
  public SortedSet<String> staleQueries() {
    SortedSet<String> known = stale;
    if (known == null) {
      StaleNames names = new StaleNames();
      emitted.forEach(one -> names.add(recorder.staleQueries(one.event())));
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

  /** The events without what is known of them. */
  private static final class Envelopes extends AbstractList<EventEnvelope> implements RandomAccess {
    private final List<Emitted> emitted;

    Envelopes(List<Emitted> emitted) {
      this.emitted = emitted;
    }

    @Override
    public EventEnvelope get(int index) {
      return emitted.get(index).event();
    }

    @Override
    public int size() {
      return emitted.size();
    }
  }
}
