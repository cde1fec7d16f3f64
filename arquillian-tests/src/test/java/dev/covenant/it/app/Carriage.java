package dev.covenant.it.app;

import dev.covenant.memory.MemoryBroker;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.SeenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;

/** Carries parcels to the worker of the configuration. */
@ApplicationScoped
public class Carriage {
  private final MemoryBroker broker = MemoryBroker.refusing(100);

  @Produces
  @ApplicationScoped
  @Named("parcels")
  EventSource source() {
    return broker;
  }

  @Produces
  @ApplicationScoped
  @Named("parcels-seen")
  SeenStore seen() {
    return new MemorySeenStore(1000);
  }

  MemoryBroker broker() {
    return broker;
  }
}
