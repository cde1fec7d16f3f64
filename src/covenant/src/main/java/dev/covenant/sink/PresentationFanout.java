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
   * Tells every browser, whatever its labels, that what it got as answers to some queries is no
   * longer true. Does nothing unless overridden.
   *
   * @param queries the contract names of the queries, never empty
   * @throws Exception where the fan-out as a whole failed; no command's caller hears of it
   */
  default void invalidate(SortedSet<String> queries) throws Exception {}
}
