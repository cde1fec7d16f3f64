package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.PresentationFanout;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Some events of a batch, which still is what the queries became stale by. */
record PartOfBatch(CommandEvents whole, List<EventEnvelope> events) implements CommandEvents {
  @Override
  public Optional<RuntimeRole> role() {
    return whole.role();
  }

  @Override
  public List<Throwable> deliverToSubscribers(EventEnvelope event) {
    return whole.deliverToSubscribers(event);
  }

  @Override
  public SortedSet<String> staleQueries() {
    return whole.staleQueries();
  }

  @Override
  public void invalidate(PresentationFanout fanout) {
    whole.invalidate(fanout);
  }

  @Override
  public void observe(
      ObservationName operation, List<EventEnvelope> about, @Nullable Throwable failure) {
    whole.observe(operation, about, failure);
  }
}
