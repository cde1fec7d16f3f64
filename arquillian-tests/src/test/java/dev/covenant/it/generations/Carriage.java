package dev.covenant.it.generations;

import dev.covenant.memory.MemoryBroker;
import dev.covenant.worker.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;

/** Carries facts to a worker. */
@ApplicationScoped
public class Carriage {
  private final MemoryBroker broker = MemoryBroker.blocking(1000);

  @Produces
  @ApplicationScoped
  @Named("lives")
  EventSource source() {
    return broker;
  }

  MemoryBroker broker() {
    return broker;
  }
}
