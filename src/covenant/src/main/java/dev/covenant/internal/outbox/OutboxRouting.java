package dev.covenant.internal.outbox;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.Outbox;
import java.util.List;

/**
 * Stores domain and integration events that anybody takes, in their command's transaction, and
 * leaves presentation events to the next sink, and which queries became stale: these bypass the
 * outbox.
 */
final class OutboxRouting implements CommandEventSink {
  private final Outbox outbox;
  private final Targets targets;
  private final CommandEventSink others;
  private final Runnable stored;

  /**
   * Routes events.
   *
   * @param others takes presentation events, or none where there is something stale
   * @param stored to be told after a commit that rows are there
   */
  OutboxRouting(Outbox outbox, Targets targets, CommandEventSink others, Runnable stored) {
    this.outbox = outbox;
    this.targets = targets;
    this.others = others;
    this.stored = stored;
  }

  /** Asks the others first: they know events that should have a route and have none. */
  @Override
  public boolean encodes(EventEnvelope event) {
    return others.encodes(event) || isStored(event);
  }

  private boolean isStored(EventEnvelope event) {
    return event.category() != EventCategory.PRESENTATION
        && !targets.of(unencoded(event)).isEmpty();
  }

  /** Enough to tell its targets: it is asked before it is known whether it must be encoded. */
  private static EncodedEnvelope unencoded(EventEnvelope event) {
    return new EncodedEnvelope(
        event.id(), event.category(), event.contract(), 1, event.audience(), null, "");
  }

  @Override
  public void beforeCommit(CommandEvents batch) throws Exception {
    List<EventEnvelope> kept = batch.events().stream().filter(this::isStored).toList();
    if (!kept.isEmpty()) {
      try {
        outbox.store(kept);
        batch.observe(ObservationName.OUTBOX_STORE, kept, null);
      } catch (Exception | Error e) {
        batch.observe(ObservationName.OUTBOX_STORE, kept, e);
        throw e;
      }
    }
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    if (batch.events().stream().anyMatch(this::isStored)) {
      stored.run();
    }
    List<EventEnvelope> shown =
        batch.events().stream().filter(e -> e.category() == EventCategory.PRESENTATION).toList();
    // What is stored changed the state as well, so the others hear what became stale by it.
    if (!shown.isEmpty() || !batch.staleQueries().isEmpty()) {
      others.afterCommit(new PartOfBatch(batch, shown));
    }
  }
}
