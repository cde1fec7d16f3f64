package dev.covenant.sink;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.observation.ObservationName;
import java.util.List;

/** Sends what browsers may see to a fan-out. */
record PresentationSink(PresentationFanout fanout) implements CommandEventSink {
  @Override
  public boolean encodes(EventEnvelope event) {
    return event.category() == EventCategory.PRESENTATION;
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    List<EventEnvelope> shown = batch.events().stream().filter(this::encodes).toList();
    try {
      if (!shown.isEmpty()) {
        Observed.run(batch, ObservationName.PRESENTATION_SEND, shown, fanout::send);
      }
    } finally {
      batch.invalidate(fanout);
    }
  }
}
