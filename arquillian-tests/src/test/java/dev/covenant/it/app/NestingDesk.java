package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Handlers of commands within commands. */
@Contract
@ApplicationScoped
public class NestingDesk {
  @Inject private ContractDispatcher dispatcher;
  @Inject private ContractEvents events;
  @Inject private Work work;
  @Inject private Rows rows;
  @Inject private Endings endings;

  @CommandHandler(emits = Facts.Sent.class)
  void nest(Nest command) {
    Scenario scenario = command.scenario();
    rows.add(scenario.store(), scenario.id(), "business");
    try {
      dispatcher.execute(command.within());
    } catch (Refused caught) {
      // As an application would that has another way.
    }
    work.state(scenario.id());
    endings.end(scenario.outcome());
  }

  @CommandHandler(emits = Facts.Sent.class)
  void joined(Nest.Joined command) {
    act(command, true);
  }

  @Transactional(dontRollbackOn = Refused.class)
  @CommandHandler(emits = Facts.Sent.class)
  void tolerated(Nest.Tolerated command) {
    act(command, true);
  }

  @Transactional(TxType.REQUIRES_NEW)
  @CommandHandler(emits = Facts.Sent.class)
  void inNew(Nest.New command) {
    act(command, command.fails());
  }

  @Transactional(TxType.NOT_SUPPORTED)
  @CommandHandler(emits = Facts.Sent.class)
  void outside(Nest.Outside command) {
    act(command, false);
  }

  private void act(Nest.Within command, boolean fails) {
    rows.add(command.store(), command.id(), "business");
    work.state(command.id());
    events.emitDomain(new Facts.ReactionWanted(command.id(), command.reaction(), command.store()));
    if (fails) {
      throw new Refused("The inner command wants it");
    }
  }
}
