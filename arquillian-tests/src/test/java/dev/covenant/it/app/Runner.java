package dev.covenant.it.app;

import dev.covenant.ContractDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs a call as a scenario wants it, and says what came of it. */
@ApplicationScoped
public class Runner {
  private static final List<String> KINDS = List.of("business", "reaction", "followed", "stored");

  /** Whether an outbox has events heard when their run has ended. */
  static final boolean RELAYED =
      ConfigProvider.getConfig().getOptionalValue("covenant.outbox", String.class).isPresent();

  @Inject private ContractDispatcher dispatcher;
  @Inject private Owners owners;
  @Inject private Endings endings;
  @Inject private Journal journal;
  @Inject private Rows rows;

  JsonObjectBuilder run(Scenario scenario, Callable<?> command) {
    long failedBefore = dispatcher.failedDeliveries();
    Callable<?> owned = () -> owners.run(scenario.owner(), () -> inside(scenario, command));
    JsonObject caller =
        Report.of(scenario.outcome() == Outcome.TIME_OUT ? () -> owners.impatiently(owned) : owned);
    return Json.createObjectBuilder(of(scenario.id(), scenario.store()))
        .add("caller", caller)
        .add("failed", dispatcher.failedDeliveries() - failedBefore)
        .add("status", endings.status());
  }

  private Object inside(Scenario scenario, Callable<?> command) throws Exception {
    Object result = command.call();
    if (scenario.owner().encloses()) {
      journal.of(scenario.id()).keySet().forEach(who -> journal.heard(scenario.id(), "early", who));
    }
    if (scenario.ends(Place.AFTER_COMMAND)) {
      endings.end(scenario.outcome());
    }
    return result;
  }

  /** What was heard, and what is stored. */
  JsonObject of(String id, Store store) {
    JsonObjectBuilder counts = Json.createObjectBuilder();
    KINDS.forEach(kind -> counts.add(kind, rows.count(store, id, kind)));
    if (RELAYED) {
      counts.add("outbox", rows.waiting(id));
    }
    JsonObject heard = RELAYED ? journal.of(id) : journal.close(id);
    return Json.createObjectBuilder().add("heard", heard).add("rows", counts).build();
  }

  /** The same, of a run that is over. */
  JsonObject ended(String id, Store store) {
    journal.close(id);
    return of(id, store);
  }
}
