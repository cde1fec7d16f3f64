package dev.covenant.it.app;

import dev.covenant.Audience;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows facts. */
@Contract
@ApplicationScoped
public class ShowDesk {
  @Inject private ContractEvents events;

  @CommandHandler
  void show(Show command) {
    Facts.Shown fact = new Facts.Shown(command.id());
    if (command.label().isEmpty()) {
      events.emitPresentation(fact);
    } else {
      events.emitPresentation(fact, Audience.of(command.label()));
    }
    if (command.fails()) {
      throw new Refused("The scenario wants it");
    }
  }
}
