package dev.covenant.example;

import dev.covenant.EventEnvelope;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.SeenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.List;

@ApplicationScoped
public class Post {
  private final MemoryBroker broker = MemoryBroker.blocking(10_000);

  @Produces
  @ApplicationScoped
  @Named("post")
  EventSource source() {
    return broker;
  }

  @Produces
  @ApplicationScoped
  @Named("delivered")
  SeenStore delivered() {
    return new MemorySeenStore(100_000);
  }

  void send(EventEnvelope letter) throws InterruptedException {
    broker.publish(List.of(letter));
  }
}
