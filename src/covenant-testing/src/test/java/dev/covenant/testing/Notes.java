package dev.covenant.testing;

import dev.covenant.Command;
import dev.covenant.ContractEvents;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A command that says what it is told to, and those who heard it. */
final class Notes {
  record Write(String text) implements Command<String> {}

  record Written(String text) {}

  record Erased(String text) {}

  static final String NAME = Written.class.getName();

  final List<String> heard = new CopyOnWriteArrayList<>();

  Registry registry() {
    return Registry.builder()
        .command(Write.class, String.class, this::write)
        .domainEvent(Written.class, event -> heard.add(event.text()))
        .build();
  }

  private String write(Write command) {
    ContractEvents.ofThisThread().emitDomain(new Written(command.text()));
    if (command.text().isEmpty()) {
      throw new IllegalStateException("nothing to write");
    }
    return command.text();
  }

  static EventEnvelope event(EventCategory category, String text) {
    return EventEnvelope.of(category, "notes.written", new Written(text));
  }
}
