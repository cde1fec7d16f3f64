package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** States numbers, and refuses each second one once. */
@Contract
@ApplicationScoped
public class CountingDesk {
  private final Set<Facts.Numbered> refused = ConcurrentHashMap.newKeySet();

  @Inject private ContractEvents events;
  @Inject private Journal journal;

  @CommandHandler(emits = Facts.Numbered.class)
  void count(Count command) {
    for (int number = 1; number <= command.to(); number++) {
      Facts.Numbered fact = new Facts.Numbered(command.id(), number);
      events.emitDomain(fact);
      events.emitIntegration(fact);
    }
  }

  @DomainEventHandler
  void hear(Facts.Numbered fact) {
    if (fact.number() % 2 == 0 && refused.add(fact)) {
      throw new Refused("The first time");
    }
    journal.heard(fact.id(), "numbers", String.valueOf(fact.number()));
  }
}
