package dev.covenant.example;

import dev.covenant.ContractDispatcher;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.worker.Backoff;
import dev.covenant.worker.EventWorker;
import java.time.Duration;
import java.util.concurrent.Executors;

/** A worker without CDI and without a server. */
final class PlainWorker {
  private final MemoryBroker broker = MemoryBroker.refusing(10_000);

  ContractDispatcher sending(ContractDispatcher dispatcher) {
    return dispatcher.to(CommandEventSinks.broker(broker));
  }

  EventWorker start(ContractDispatcher dispatcher) {
    return dispatcher
        .worker(broker)
        .name("letters")
        .backoff(Backoff.exponential(Duration.ofMillis(50), Duration.ofSeconds(10)))
        .seenStore(new MemorySeenStore(100_000))
        .build()
        .start(Executors.defaultThreadFactory());
  }
}
