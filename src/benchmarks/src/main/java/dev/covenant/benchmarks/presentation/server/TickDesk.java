package dev.covenant.benchmarks.presentation.server;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Emits to browsers. */
@Contract
@ApplicationScoped
public class TickDesk {
  @Inject private ContractEvents events;

  @CommandHandler
  Integer tick(Tick command) {
    events.emitPresentation(Ticked.now(command.filler()));
    return 1;
  }
}
