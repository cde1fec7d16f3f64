package dev.covenant.it.degraded;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import dev.covenant.IntegrationEventHandler;
import dev.covenant.PresentationEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes down, and hears of it in each category. */
@Contract
@ApplicationScoped
public class NoteDesk {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Inject private ContractEvents events;

  @CommandHandler
  String note(Note command) {
    Noted fact = new Noted(command.text());
    events.emitDomain(fact);
    events.emitIntegration(fact);
    events.emitPresentation(fact);
    if (command.fails()) {
      throw new IllegalStateException("The pencil broke");
    }
    return "noted " + command.text();
  }

  @DomainEventHandler
  void domain(Noted fact) {
    heard.add("domain " + fact.text());
  }

  @IntegrationEventHandler
  void integration(Noted fact) {
    heard.add("integration " + fact.text());
  }

  @PresentationEventHandler
  void presentation(Noted fact) {
    heard.add("presentation " + fact.text());
  }

  List<String> heard() {
    return heard;
  }
}
