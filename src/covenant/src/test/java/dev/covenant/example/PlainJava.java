package dev.covenant.example;

import dev.covenant.Captured;
import dev.covenant.Command;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.Registry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The same without CDI and without a server. */
final class PlainJava {
  record Admit(String name) implements Command<String> {}

  record Admitted(String name) {}

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final ContractEvents events = ContractEvents.ofThisThread();

  private final Registry registry =
      Registry.builder()
          .command(Admit.class, String.class, this::admit)
          .domainEvent(Admitted.class, event -> heard.add(event.name()))
          .build();

  private final ContractDispatcher dispatcher = ContractDispatcher.over(registry);

  ContractDispatcher dispatcher() {
    return dispatcher;
  }

  List<String> heard() {
    return heard;
  }

  private String admit(Admit command) {
    events.emitDomain(new Admitted(command.name()));
    return command.name();
  }

  List<String> run() {
    dispatcher.execute(new Admit("Ada"));
    Captured<String> captured = dispatcher.capture(new Admit("Bob"));
    heard.add("captured " + captured.events().size());
    return heard;
  }
}
