package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A handler in an enterprise bean with a local business interface. */
@Contract
@Stateless
@Local(LocalDesk.class)
public class LocalEnterpriseDesk implements LocalDesk {
  @Inject private Work work;

  @Override
  @CommandHandler(emits = Facts.Sent.class)
  public String act(Act.InLocalEnterpriseBean command) {
    return work.act(command.scenario());
  }
}
