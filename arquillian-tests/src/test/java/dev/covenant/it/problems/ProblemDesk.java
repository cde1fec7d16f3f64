package dev.covenant.it.problems;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.DomainEventHandler;
import dev.covenant.IntegrationChannel;
import jakarta.enterprise.context.ApplicationScoped;

/** Handlers with problems. */
@Contract
@ApplicationScoped
public class ProblemDesk {
  /** Has two owners. */
  public record Owned() implements Command<Void> {}

  /** Has an owner with another result. */
  public record Typed() implements Command<String> {}

  public record Fact() {}

  /** Goes to a channel that does not exist. */
  @IntegrationChannel("nowhere")
  public record Sent() {}

  @CommandHandler(emits = Sent.class)
  void first(Owned command) {}

  @CommandHandler
  void second(Owned command) {}

  @CommandHandler
  Integer typed(Typed command) {
    return 1;
  }

  @DomainEventHandler
  void heard(Fact fact, String more) {}
}
