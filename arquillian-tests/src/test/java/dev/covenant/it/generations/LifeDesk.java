package dev.covenant.it.generations;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import dev.covenant.IntegrationEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Says a fact to everybody, and hears it. */
@Contract
@ApplicationScoped
public class LifeDesk {
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  @Inject private ContractEvents events;
  @Inject private Register register;

  @CommandHandler(emits = Lived.class)
  String live(Live command) {
    register.enter(command.id());
    Lived fact = new Lived(command.id());
    events.emitDomain(fact);
    events.emitIntegration(fact);
    events.emitPresentation(fact);
    return command.id();
  }

  @Transactional
  @DomainEventHandler
  void hear(Lived fact) {
    heard.add("domain " + fact.id());
  }

  @IntegrationEventHandler
  void carry(Lived fact) {
    heard.add("carried " + fact.id());
  }

  @Incoming("lived")
  public void receive(String envelope) {
    heard.add("integration " + envelope.replaceAll(".*\"id\":\"([^\"]+)\"}.*", "$1"));
  }

  /** Who has heard of somebody. */
  List<String> heard(String id) {
    return Stream.of("domain ", "integration ", "carried ")
        .map(who -> who + id)
        .filter(heard::contains)
        .toList();
  }
}
