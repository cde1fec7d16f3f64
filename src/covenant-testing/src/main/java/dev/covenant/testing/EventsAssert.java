package dev.covenant.testing;

import dev.covenant.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions about a list of events. Not thread-safe, like all of AssertJ. */
public final class EventsAssert extends AbstractEventsAssert<EventsAssert, List<EventEnvelope>> {
  EventsAssert(@Nullable List<EventEnvelope> actual) {
    super(actual, EventsAssert.class);
  }

  @Override
  List<EventEnvelope> emitted(List<EventEnvelope> actual) {
    return actual;
  }
}
