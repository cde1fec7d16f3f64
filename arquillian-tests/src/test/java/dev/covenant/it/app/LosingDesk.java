package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends to a channel that fails, and then states what must be heard all the same. */
@Contract
@ApplicationScoped
public class LosingDesk {
  @Inject private ContractEvents events;
  @Inject private Work work;
  @Inject private Rows rows;

  @CommandHandler(emits = {Facts.Lost.class, Facts.Sent.class})
  String lose(Lose command) {
    rows.add(Store.DEFAULT, command.id(), "business");
    events.emitIntegration(new Facts.Lost(command.id()));
    work.state(command.id());
    return "done " + command.id();
  }
}
