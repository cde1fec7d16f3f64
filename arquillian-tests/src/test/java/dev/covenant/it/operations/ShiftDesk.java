package dev.covenant.it.operations;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Begins shifts, and hears of them when it is open. */
@Contract
@ApplicationScoped
public class ShiftDesk {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile boolean isOpen;

  @Inject private ContractEvents events;

  @CommandHandler
  String begin(Shift command) {
    for (String name : command.name().split(",")) {
      events.emitDomain(new Shift.Begun(name));
    }
    return command.name();
  }

  @DomainEventHandler
  void hear(Shift.Begun event) {
    if (!isOpen) {
      throw new IllegalStateException("The desk of %s is closed".formatted(event.name()));
    }
    heard.add(event.name());
  }

  void open() {
    isOpen = true;
  }

  List<String> heard() {
    return heard;
  }
}
