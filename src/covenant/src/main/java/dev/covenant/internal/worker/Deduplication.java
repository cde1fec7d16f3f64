package dev.covenant.internal.worker;

import dev.covenant.EventEnvelope;
import dev.covenant.worker.SeenStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells new events from those that were delivered before. */
record Deduplication(@Nullable SeenStore store) {
  /**
   * What of a batch is to be delivered.
   *
   * @param events the first of each id that is not marked, in order
   * @param ids their ids, to be marked
   */
  record Fresh(List<EventEnvelope> events, Collection<String> ids) {}

  /** Leaves out what was delivered before, and hands it to whom it skips. */
  Fresh fresh(List<EventEnvelope> events, Consumer<EventEnvelope> skip) throws Exception {
    if (store == null || events.isEmpty()) {
      return new Fresh(events, List.of());
    }
    Set<String> ids = ids(events);
    Set<String> seen = store.seen(ids);
    if (seen.isEmpty() && ids.size() == events.size()) {
      return new Fresh(events, ids);
    }
    ids.removeAll(seen);
    Set<String> left = new HashSet<>(ids);
    List<EventEnvelope> fresh = new ArrayList<>();
    for (EventEnvelope event : events) {
      if (left.remove(event.id())) {
        fresh.add(event);
      } else {
        skip.accept(event);
      }
    }
    return new Fresh(fresh, ids);
  }

  private static Set<String> ids(List<EventEnvelope> events) {
    Set<String> ids = new HashSet<>(events.size() * 2);
    for (EventEnvelope event : events) {
      ids.add(event.id());
    }
    return ids;
  }

  void mark(Fresh delivered) throws Exception {
    if (store != null && !delivered.ids().isEmpty()) {
      store.markIfNew(delivered.ids());
    }
  }
}
