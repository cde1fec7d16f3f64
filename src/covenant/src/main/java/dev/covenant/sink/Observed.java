package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import dev.covenant.observation.ObservationName;
import java.util.List;

/** Runs an operation of a sink and tells the batch's observer how it ended. */
final class Observed {
  private Observed() {}

  static void run(
      CommandEvents batch, ObservationName name, List<EventEnvelope> events, Operation operation)
      throws Exception {
    try {
      operation.run(events);
    } catch (Exception | Error e) {
      batch.observe(name, events, e);
      throw e;
    }
    batch.observe(name, events, null);
  }

  /** Hands events to a destination. */
  @FunctionalInterface
  interface Operation {
    void run(List<EventEnvelope> events) throws Exception;
  }
}
