package dev.covenant.internal.routing;

import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.PresentationFanout;
import java.util.List;

/**
 * Where events go by default if there is nothing to write them with: to local subscribers. The hubs
 * get no events then, but are told what became stale.
 *
 * @param hubs who is told
 */
public record LocalSink(List<PresentationFanout> hubs) implements CommandEventSink {
  /** Takes a safe copy. */
  public LocalSink {
    hubs = List.copyOf(hubs);
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    try {
      CommandEventSinks.inProcess().afterCommit(batch);
    } finally {
      hubs.forEach(batch::invalidate);
    }
  }
}
