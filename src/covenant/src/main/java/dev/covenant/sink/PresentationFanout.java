package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.SortedSet;

/**
 * Sends presentation events to browsers. Implementations are thread-safe, respect each event's
 * audience, and never wait for a client. In a WAR every CDI bean of this type gets them.
 */
public interface PresentationFanout {
  /**
   * Sends a batch in order.
   *
   * @param events presentation events only, never empty
   * @throws Exception where the fan-out as a whole failed; a single client's failure is its own
   */
  void send(List<EventEnvelope> events) throws Exception;

  /**
   * Tells every client, whatever its labels, that earlier answers to some queries are stale. Called
   * once for each batch that made any so, after {@link #send}, and for batches without presentation
   * events too. The names say nothing of what happened; what a client may see of it is decided when
   * it asks again. Does nothing unless overridden.
   *
   * @param queries the contract names of the queries, sorted, unmodifiable, never empty
   * @throws Exception where the fan-out as a whole failed; it is observed, logged and counted, and
   *     does not reach the caller of the command
   */
  default void invalidate(SortedSet<String> queries) throws Exception {}
}
