package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Changes entities. */
@Contract
@Stateless
public class EntityEnterpriseDesk {
  @Inject private EntityDesk desk;

  @CommandHandler
  public void touch(Touch.InEnterpriseBean command) {
    desk.touch(command.id());
  }
}
