package dev.covenant.internal.worker;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import java.util.List;

/** Hands events to local subscribers, in order, up to the first that fails. */
@FunctionalInterface
public interface Delivery {
  void deliver(List<EventEnvelope> events, RuntimeRole role);
}
