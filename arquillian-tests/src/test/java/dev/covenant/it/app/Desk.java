package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Handlers in a managed bean. */
@Contract
@ApplicationScoped
public class Desk {
  @Inject private Work work;
  @Inject private Rows rows;
  @Inject private ContractEvents events;

  @CommandHandler(emits = Facts.Sent.class)
  String plain(Act.Plain command) {
    return work.act(command.scenario());
  }

  @Transactional
  @CommandHandler(emits = Facts.Sent.class)
  String transactional(Act.Transactional command) {
    return work.act(command.scenario());
  }

  @CommandHandler
  void follow(Follow command) {
    rows.add(command.store(), command.id(), "followed");
    events.emitDomain(new Facts.Followed(command.id()));
  }
}
