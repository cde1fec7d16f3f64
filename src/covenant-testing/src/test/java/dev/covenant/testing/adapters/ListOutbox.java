package dev.covenant.testing.adapters;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.Outbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The least that an outbox can be. */
final class ListOutbox implements Outbox {
  private final List<EventEnvelope> stored = new CopyOnWriteArrayList<>();

  @Override
  public void store(List<EventEnvelope> events) {
    stored.addAll(events);
  }

  List<EventEnvelope> stored() {
    return stored;
  }
}
