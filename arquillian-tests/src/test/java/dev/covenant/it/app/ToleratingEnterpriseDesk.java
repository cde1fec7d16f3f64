package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Throws application exceptions. */
@Contract
@Stateless
public class ToleratingEnterpriseDesk {
  @Inject private Work work;

  @CommandHandler(emits = Facts.Sent.class)
  public void act(Tolerate.InEnterpriseBean command) {
    work.act(command.scenario());
    throw command.rollBack() ? new Tolerate.Grave() : new Tolerate.Mild();
  }
}
