package dev.covenant.testing.adapters;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.Outbox;
import dev.covenant.testing.spi.OutboxContract;
import java.util.List;

class ListOutboxTest extends OutboxContract {
  private final ListOutbox outbox = new ListOutbox();

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected List<EventEnvelope> stored() {
    return outbox.stored();
  }
}
