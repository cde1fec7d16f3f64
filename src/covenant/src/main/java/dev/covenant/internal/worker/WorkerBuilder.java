package dev.covenant.internal.worker;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.registry.Callers;
import dev.covenant.internal.release.Observers;
import dev.covenant.worker.Backoff;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorker;
import dev.covenant.worker.SeenStore;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a worker together. */
public final class WorkerBuilder implements EventWorker.Builder {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration MAX = Duration.ofSeconds(30);

  private final EventSource source;
  private final Delivery delivery;
  private final Observers observers;
  private String name = "events";
  private RuntimeRole role;
  private int batchSize = 100;
  private Backoff backoff = Backoff.exponential(FIRST, MAX);
  private @Nullable SeenStore seenStore;

  public WorkerBuilder(
      EventSource source, Delivery delivery, Observers observers, @Nullable RuntimeRole role) {
    this.source = source;
    this.delivery = delivery;
    this.observers = observers;
    this.role = role == null ? RuntimeRole.WORKER : role;
  }

  @Override
  public WorkerBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "A worker's name is null");
    return this;
  }

  @Override
  public WorkerBuilder role(RuntimeRole role) {
    this.role = Callers.checked(role);
    return this;
  }

  @Override
  public WorkerBuilder batchSize(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "Batches of worker %s have at most %d events; let them have at least one"
              .formatted(name, limit));
    }
    this.batchSize = limit;
    return this;
  }

  @Override
  public WorkerBuilder backoff(Backoff backoff) {
    this.backoff = Objects.requireNonNull(backoff, "A worker's back-off is null");
    return this;
  }

  @Override
  public WorkerBuilder seenStore(SeenStore store) {
    this.seenStore = Objects.requireNonNull(store, "A worker's seen store is null");
    return this;
  }

  @Override
  public EventWorker build() {
    Deduplication deduplication = new Deduplication(seenStore);
    Counts counts = new Counts();
    BatchDelivery batches = new BatchDelivery(delivery, role, deduplication, observers, counts);
    return new SourceWorker(name, source, batchSize, backoff, batches, counts);
  }
}
