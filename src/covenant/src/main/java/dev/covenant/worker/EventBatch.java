package dev.covenant.worker;

import dev.covenant.EventEnvelope;
import java.util.List;

/**
 * Events on their way to a worker, which either acknowledges all of them or none. Used by one
 * thread at a time.
 */
@FunctionalInterface
public interface EventBatch {
  /**
   * The events, in order; none is allowed.
   *
   * @return the events
   * @throws Exception where they cannot be read (decoded, mostly): the worker gives the batch back
   */
  List<EventEnvelope> events() throws Exception;

  /**
   * Everything was delivered: the source may forget it.
   *
   * @throws Exception where the source could not take that; the batch may then come again
   */
  default void ack() throws Exception {}

  /**
   * Something could not be delivered: the source is to hand out the whole batch again, or to put it
   * where people look.
   *
   * @param cause why
   * @throws Exception where the source could not take it back, which ends the worker; unless
   *     overridden, the cause itself
   */
  default void nack(Throwable cause) throws Exception {
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof Exception exception ? exception : new IllegalStateException(cause);
  }
}
