package dev.covenant.internal.worker;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.release.Observers;
import dev.covenant.observation.ObservationName;
import dev.covenant.worker.Backoff;
import dev.covenant.worker.EventBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers one batch and settles it with its source. */
record BatchDelivery(
    Delivery delivery,
    RuntimeRole role,
    Deduplication deduplication,
    Observers observers,
    Counts counts) {
  /**
   * Delivers all events and acknowledges them, or gives all back.
   *
   * @param attempt which failure in a row it would be
   * @return why they were given back, or null where they were not
   * @throws Exception where the batch could not be settled, or its events not be marked as seen
   */
  Backoff.@Nullable Failure deliver(EventBatch batch, int attempt) throws Exception {
    List<EventEnvelope> events = List.of();
    Deduplication.Fresh fresh;
    try {
      events = batch.events();
      counts.received.add(events.size());
      observe(ObservationName.WORKER_RECEIVE, events, null);
      fresh = deduplication.fresh(events, this::skip);
      if (!fresh.events().isEmpty()) {
        delivery.deliver(fresh.events(), role);
      }
    } catch (Throwable t) {
      giveBack(batch, events, t);
      return new Backoff.Failure(attempt, events.size(), t);
    }
    acknowledge(batch, events);
    counts.delivered.add(fresh.events().size());
    deduplication.mark(fresh);
    return null;
  }

  private void skip(EventEnvelope duplicate) {
    counts.duplicates.increment();
    observers.delivered(ObservationName.WORKER_DEDUP_SKIP, duplicate, role, 0, null);
  }

  private void acknowledge(EventBatch batch, List<EventEnvelope> events) throws Exception {
    boolean interrupted = Thread.interrupted();
    try {
      batch.ack();
    } catch (Exception | Error e) {
      observe(ObservationName.WORKER_ACK, events, e);
      throw e;
    } finally {
      restore(interrupted);
    }
    observe(ObservationName.WORKER_ACK, events, null);
  }

  private void giveBack(EventBatch batch, List<EventEnvelope> events, Throwable cause)
      throws Exception {
    boolean interrupted = Thread.interrupted() || cause instanceof InterruptedException;
    counts.failed(cause);
    try {
      batch.nack(cause);
    } catch (Exception | Error e) {
      if (e != cause) {
        e.addSuppressed(cause);
      }
      observe(ObservationName.WORKER_NACK, events, e);
      throw e;
    } finally {
      restore(interrupted);
    }
    counts.returned.add(events.size());
    observe(ObservationName.WORKER_NACK, events, cause);
  }

  /** An interrupted thread could not settle a batch over most connections: first that, then end. */
  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void observe(
      ObservationName operation, List<EventEnvelope> events, @Nullable Throwable failure) {
    if (observers.listen()) {
      events.forEach(event -> observers.delivered(operation, event, role, 0, failure));
    }
  }
}
