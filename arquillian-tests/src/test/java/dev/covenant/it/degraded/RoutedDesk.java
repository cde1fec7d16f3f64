package dev.covenant.it.degraded;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.IntegrationChannel;
import jakarta.enterprise.context.ApplicationScoped;

/** Needs Reactive Messaging. */
@Contract
@ApplicationScoped
public class RoutedDesk {
  /** A command. */
  public record Send() implements Command<Void> {}

  /** Goes to a channel. */
  @IntegrationChannel("notes")
  public record Sent() {}

  @CommandHandler(emits = Sent.class)
  void send(Send command) {}
}
