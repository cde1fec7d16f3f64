package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Commits what it did before it threw. */
@Contract
@ApplicationScoped
public class ToleratingDesk {
  @Inject private Work work;

  @Transactional(dontRollbackOn = Refused.class)
  @CommandHandler(emits = Facts.Sent.class)
  void act(Tolerate.Transactional command) {
    work.act(command.scenario());
    throw new Refused("The scenario wants it");
  }
}
