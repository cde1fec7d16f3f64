package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A handler in an enterprise bean without an interface. */
@Contract
@Stateless
public class EnterpriseDesk {
  @Inject private Work work;

  @CommandHandler(emits = Facts.Sent.class)
  public String act(Act.InEnterpriseBean command) {
    return work.act(command.scenario());
  }
}
