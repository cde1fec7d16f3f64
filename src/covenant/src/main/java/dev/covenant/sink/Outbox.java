package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import java.util.List;

/** Stores events for durable delivery. Implementations are thread-safe. */
public interface Outbox {
  /**
   * Whether {@link #store} writes in the transaction on the calling thread. If so it is called
   * before the commit and vetoes by throwing; else after it, so that nothing is stored that rolls
   * back.
   *
   * @return false, unless overridden
   */
  default boolean joinsTransaction() {
    return false;
  }

  /**
   * Stores a batch, all of it or nothing.
   *
   * @param events the events, in order, never empty
   * @throws Exception where they could not be stored
   */
  void store(List<EventEnvelope> events) throws Exception;
}
