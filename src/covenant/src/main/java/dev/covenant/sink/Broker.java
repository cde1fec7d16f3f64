package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import java.util.List;

/**
 * Publishes events to an external delivery system. Implementations are thread-safe and decide
 * acknowledgement and delivery policy.
 */
public interface Broker {
  /**
   * Publishes a batch in order.
   *
   * @param events the events, never empty
   * @throws Exception where the broker did not take them
   */
  void publish(List<EventEnvelope> events) throws Exception;
}
