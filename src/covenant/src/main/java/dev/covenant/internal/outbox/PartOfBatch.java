package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEvents;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some events of a batch. */
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
  public void observe(
      ObservationName operation, List<EventEnvelope> about, @Nullable Throwable failure) {
    whole.observe(operation, about, failure);
  }
}
