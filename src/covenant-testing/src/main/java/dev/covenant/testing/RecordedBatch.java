package dev.covenant.testing;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.sink.CommandEvents;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A batch as a sink was given it. Immutable.
 *
 * @param role on whose behalf the commands ran, or empty for trusted code without a role
 * @param events the events, in emission order
 * @param staleQueries the contract names of the queries that the events made stale
 */
public record RecordedBatch(
    Optional<RuntimeRole> role, List<EventEnvelope> events, SortedSet<String> staleQueries) {
  /**
   * Takes safe copies of events and names.
   *
   * @param role on whose behalf the commands ran, or empty for trusted code without a role
   * @param events the events, in emission order
   * @param staleQueries the contract names of the queries that the events made stale
   */
  public RecordedBatch {
    events = List.copyOf(events);
    staleQueries = Collections.unmodifiableSortedSet(new TreeSet<>(staleQueries));
  }

  static RecordedBatch of(CommandEvents batch) {
    return new RecordedBatch(batch.role(), batch.events(), batch.staleQueries());
  }
}
