package dev.covenant.benchmarks.outbox;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Emits and hears. */
@Contract
@ApplicationScoped
public class MovingDesk {
  private final AtomicLong numbers = new AtomicLong();

  @Inject private ContractEvents events;
  @Inject private Receiver receiver;

  @CommandHandler
  Integer move(Move command) {
    for (int i = 0; i < command.patients(); i++) {
      events.emitDomain(Moved.of(numbers.incrementAndGet()));
    }
    return command.patients();
  }

  @DomainEventHandler
  void hear(Moved event) {
    receiver.hear(event.patient());
  }
}
