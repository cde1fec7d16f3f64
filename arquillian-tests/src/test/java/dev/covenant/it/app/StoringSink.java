package dev.covenant.it.app;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;

/** Stores in the command's transaction, right before it commits: what an outbox has to do. */
record StoringSink(Rows rows, Store store) implements CommandEventSink {
  @Override
  public void beforeCommit(CommandEvents batch) {
    for (EventEnvelope event : batch.events()) {
      if (event.value() instanceof Facts.Stated fact) {
        rows.add(store, fact.id(), "stored");
      }
    }
  }
}
