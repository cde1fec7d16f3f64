package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import dev.covenant.observation.ObservationName;
import java.util.List;

/** Stores in an outbox, in the phase that suits it. */
record OutboxSink(Outbox outbox) implements CommandEventSink {
  @Override
  public boolean encodes(EventEnvelope event) {
    return true;
  }

  @Override
  public void beforeCommit(CommandEvents batch) throws Exception {
    if (outbox.joinsTransaction()) {
      Observed.run(batch, ObservationName.OUTBOX_STORE, List.copyOf(batch.events()), outbox::store);
    }
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    if (!outbox.joinsTransaction()) {
      Observed.run(batch, ObservationName.OUTBOX_STORE, List.copyOf(batch.events()), outbox::store);
    }
  }
}
