package dev.covenant.internal.cdi;

import dev.covenant.ContractDispatcher;
import dev.covenant.internal.config.WorkerSettings;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorker;
import dev.covenant.worker.EventWorkers;
import dev.covenant.worker.SeenStore;
import dev.covenant.worker.WorkerStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Runs the configured workers as long as the application runs. */
@ApplicationScoped
public class ConfiguredWorkers implements EventWorkers {
  private static final Logger LOG = System.getLogger(ConfiguredWorkers.class.getName());

  private final CovenantExtension extension;
  private final Instance<Object> beans;
  private final List<EventWorker> workers = new ArrayList<>();

  private Duration stopTimeout = StopTimeout.DEFAULT;

  /** For the client proxy. */
  ConfiguredWorkers() {
    this(null, null);
  }

  @Inject
  ConfiguredWorkers(CovenantExtension extension, @Any Instance<Object> beans) {
    this.extension = extension;
    this.beans = beans;
  }

  /** Late, when the application has prepared what its subscribers need. */
  synchronized void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) @Initialized(ApplicationScoped.class)
          Object application,
      ContractDispatcher dispatcher) {
    List<WorkerSettings> started =
        extension.workers().stream().filter(this::isForThisNode).toList();
    if (!started.isEmpty()) {
      stopTimeout = StopTimeout.configured();
      ThreadFactory threads = WorkerThreads.find();
      started.forEach(settings -> workers.add(worker(settings, dispatcher).start(threads)));
    }
  }

  private boolean isForThisNode(WorkerSettings settings) {
    boolean runs = settings.enabled() && extension.roles().contains(settings.role());
    if (!runs) {
      LOG.log(
          Level.INFO,
          () ->
              "Worker %s does not run on this node: it is %s and for role %s, the node has %s"
                  .formatted(
                      settings.name(),
                      settings.enabled() ? "enabled" : "not enabled",
                      settings.role().label(),
                      extension.roles()));
    }
    return runs;
  }

  private EventWorker worker(WorkerSettings settings, ContractDispatcher dispatcher) {
    EventWorker.Builder worker =
        dispatcher
            .worker(named(EventSource.class, settings.source()))
            .name(settings.name())
            .role(settings.role())
            .batchSize(settings.batchSize())
            .backoff(settings.backoff());
    if (settings.seenStore() != null) {
      worker.seenStore(named(SeenStore.class, settings.seenStore()));
    }
    return worker.build();
  }

  private <T> T named(Class<T> type, String name) {
    return beans.select(type, NamedLiteral.of(name)).get();
  }

  /** All of them at once, and then each has what is left of the time. */
  synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    workers.forEach(EventWorker::stop);
    long deadline = System.nanoTime() + stopTimeout.toNanos();
    try {
      for (EventWorker worker : workers) {
        stop(worker, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(EventWorker worker, Duration limit) throws InterruptedException {
    if (!worker.stop(limit)) {
      LOG.log(
          Level.WARNING,
          () ->
              "Worker %s did not finish the batch in hand in time; its delivery was interrupted"
                  .formatted(worker.status().name()));
    }
  }

  @Override
  public synchronized List<WorkerStatus> status() {
    return workers.stream().map(EventWorker::status).toList();
  }
}
