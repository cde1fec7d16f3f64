package dev.covenant.testing;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.sink.CommandEvents;
import java.util.List;
import java.util.Optional;

/**
 * A batch as a sink was given it. Immutable.
 *
 * @param role on whose behalf the commands ran, or empty for trusted code without a role
 * @param events the events, in emission order
 */
public record RecordedBatch(Optional<RuntimeRole> role, List<EventEnvelope> events) {
  /**
   * Takes a safe copy of the events.
   *
   * @param role on whose behalf the commands ran, or empty for trusted code without a role
   * @param events the events, in emission order
   */
  public RecordedBatch {
    events = List.copyOf(events);
  }

  static RecordedBatch of(CommandEvents batch) {
    return new RecordedBatch(batch.role(), batch.events());
  }
}
