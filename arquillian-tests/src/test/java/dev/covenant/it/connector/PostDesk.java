package dev.covenant.it.connector;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Posts letters. */
@Contract
@ApplicationScoped
public class PostDesk {
  @Inject private ContractEvents events;

  @CommandHandler(emits = Letter.class)
  int post(Post command) {
    for (int number = 0; number < command.letters(); number++) {
      events.emitIntegration(new Letter(command.to(), number, command.fate()));
    }
    if (command.fails()) {
      throw new IllegalStateException("The post office is on strike");
    }
    return command.letters();
  }
}
