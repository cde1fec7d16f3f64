package dev.covenant.testing.weld;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import dev.covenant.IntegrationChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Contracts of a shop's till, on CDI. */
@Contract
@ApplicationScoped
class Till {
  record Sell(int price) implements Command<Integer> {}

  record Sold(int price) {}

  record Close() implements Command<Void> {}

  @IntegrationChannel("accounting")
  record Closed(int total) {}

  @Inject ContractEvents events;

  private final List<Integer> receipts = new CopyOnWriteArrayList<>();

  @CommandHandler
  int sell(Sell command) {
    events.emitDomain(new Sold(command.price()));
    if (command.price() < 0) {
      throw new IllegalArgumentException("Nobody sells for " + command.price());
    }
    return command.price();
  }

  @CommandHandler(emits = Closed.class)
  void close(Close command) {
    events.emitIntegration(new Closed(receipts.stream().mapToInt(Integer::intValue).sum()));
  }

  @DomainEventHandler
  void print(Sold event) {
    receipts.add(event.price());
  }

  List<Integer> receipts() {
    return receipts;
  }
}
