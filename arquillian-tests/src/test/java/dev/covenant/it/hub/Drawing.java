package dev.covenant.it.hub;

import dev.covenant.Audience;
import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows pictures. */
@Contract
@ApplicationScoped
public class Drawing {
  /** Shows a picture of so many characters to whom it is for. */
  public record Draw(String id, int size, Audience audience) implements Command<Void> {}

  /** A picture. */
  @ContractName("it.drawn")
  public record Drawn(String id, String picture) {}

  @Inject private ContractEvents events;

  @CommandHandler
  void draw(Draw command) {
    events.emitPresentation(
        new Drawn(command.id(), "x".repeat(command.size())), command.audience());
  }
}
