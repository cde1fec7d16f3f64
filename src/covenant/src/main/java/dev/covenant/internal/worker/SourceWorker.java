package dev.covenant.internal.worker;

import dev.covenant.worker.Backoff;
import dev.covenant.worker.EventBatch;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorker;
import dev.covenant.worker.WorkerStatus;
import dev.covenant.worker.WorkerStatus.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Takes batches from its source until there are no more. */
final class SourceWorker implements EventWorker {
  private static final Logger LOG = System.getLogger(SourceWorker.class.getName());

  private final String name;
  private final EventSource source;
  private final int batchSize;
  private final Backoff backoff;
  private final BatchDelivery batches;
  private final Counts counts;
  private final Lifecycle lifecycle;

  /** Failures in a row; the worker's thread alone knows it. */
  private int failures;

  SourceWorker(
      String name,
      EventSource source,
      int batchSize,
      Backoff backoff,
      BatchDelivery batches,
      Counts counts) {
    this.name = name;
    this.source = source;
    this.batchSize = batchSize;
    this.backoff = backoff;
    this.batches = batches;
    this.counts = counts;
    this.lifecycle = new Lifecycle(name);
  }

  @Override
  public void run() throws Exception {
    lifecycle.begin();
    State last = State.FAILED;
    try {
      work();
      last = State.STOPPED;
    } catch (InterruptedException e) {
      last = State.STOPPED;
      throw e;
    } catch (Exception | Error e) {
      counts.failed(e);
      throw e;
    } finally {
      lifecycle.end(last);
    }
  }

  private void work() throws Exception {
    for (Optional<EventBatch> batch = receive(); batch.isPresent(); batch = receive()) {
      Backoff.Failure failure = batches.deliver(batch.get(), failures + 1);
      if (failure == null) {
        failures = 0;
      } else {
        failed(failure);
      }
    }
  }

  private Optional<EventBatch> receive() throws Exception {
    if (!lifecycle.await()) {
      return Optional.empty();
    }
    try {
      return source.receive(batchSize);
    } catch (Exception e) {
      // Sources wrap the interruption that ends their waiting.
      if (lifecycle.isStopping()) {
        return Optional.empty();
      }
      throw e;
    } finally {
      lifecycle.awaited();
    }
  }

  private void failed(Backoff.Failure failure) throws InterruptedException {
    failures = failure.attempt();
    Duration delay = backoff.delay(failure);
    LOG.log(
        Level.WARNING,
        () ->
            "Worker %s gave %d events back (failure %d in a row) and goes on in %s"
                .formatted(name, failure.events(), failure.attempt(), delay),
        failure.cause());
    lifecycle.pause(delay);
  }

  @Override
  public EventWorker start(ThreadFactory threads) {
    lifecycle.start();
    Thread thread = threads.newThread(this::keepRunning);
    thread.setName("covenant-worker-" + name);
    thread.start();
    return this;
  }

  private void keepRunning() {
    lifecycle.begin();
    try {
      while (!lifecycle.isStopping() && !workedToTheEnd()) {
        counts.restarts.increment();
      }
    } finally {
      lifecycle.end(State.STOPPED);
    }
  }

  private boolean workedToTheEnd() {
    try {
      work();
      return true;
    } catch (Exception | Error e) {
      if (lifecycle.isStopping()) {
        return true;
      }
      // Neither a subscriber nor a source can tell a started worker to end.
      Thread.interrupted();
      counts.failed(e);
      failures++;
      Duration delay = backoff.delay(new Backoff.Failure(failures, 0, e));
      LOG.log(
          Level.ERROR,
          () ->
              "Worker %s failed (failure %d in a row) and starts again in %s"
                  .formatted(name, failures, delay),
          e);
      return !lifecycle.paused(delay);
    }
  }

  @Override
  public void stop() {
    lifecycle.stop();
  }

  @Override
  public boolean stop(Duration limit) throws InterruptedException {
    return lifecycle.stop(limit);
  }

  @Override
  public WorkerStatus status() {
    return counts.status(name, lifecycle.state());
  }
}
