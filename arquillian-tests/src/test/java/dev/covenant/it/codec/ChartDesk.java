package dev.covenant.it.codec;

import dev.covenant.Audience;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.PresentationEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Emits charts, and makes them known. */
@Contract
@ApplicationScoped
public class ChartDesk {
  @Inject private ContractEvents events;

  @CommandHandler
  void fill(Fill command) {
    Chart chart = command.full() ? Chart.FULL : Chart.EMPTY;
    events.emitPresentation(chart, Audience.of("doctor"));
  }

  @PresentationEventHandler
  void shown(Chart chart) {}
}
