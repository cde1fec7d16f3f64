package dev.covenant.it.degraded;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** Needs Jakarta Security. */
@Contract
@ApplicationScoped
public class SecuredDesk {
  /** A command. */
  public record Lock() implements Command<Void> {}

  @CommandHandler
  @RolesAllowed("keeper")
  void lock(Lock command) {}
}
