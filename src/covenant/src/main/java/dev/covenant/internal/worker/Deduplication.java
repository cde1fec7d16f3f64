package dev.covenant.internal.worker;

import dev.covenant.EventEnvelope;
import dev.covenant.worker.SeenStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells new events from those that were delivered before. */
record Deduplication(@Nullable SeenStore store) {
  /** The first of each id that is not marked, in order; hands the others to whom they skip. */
  List<EventEnvelope> fresh(List<EventEnvelope> events, Consumer<EventEnvelope> skip)
      throws Exception {
    if (store == null || events.isEmpty()) {
      return events;
    }
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.id()));
    Set<String> seen = store.seen(ids);
    if (seen.isEmpty() && ids.size() == events.size()) {
      return events;
    }
    Set<String> met = new HashSet<>(seen);
    List<EventEnvelope> fresh = new ArrayList<>();
    for (EventEnvelope event : events) {
      if (met.add(event.id())) {
        fresh.add(event);
      } else {
        skip.accept(event);
      }
    }
    return fresh;
  }

  void mark(List<EventEnvelope> delivered) throws Exception {
    if (store != null && !delivered.isEmpty()) {
      store.markIfNew(delivered.stream().map(EventEnvelope::id).toList());
    }
  }
}
