package dev.covenant.it.app;

import dev.covenant.ContractEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What every handler of a scenario does. */
@ApplicationScoped
public class Work {
  @Inject private ContractEvents events;
  @Inject private Rows rows;
  @Inject private Endings endings;

  String act(Scenario scenario) {
    String id = scenario.id();
    rows.add(scenario.store(), id, "business");
    state(id);
    if (scenario.reaction() == Reaction.OWN_TRANSACTION) {
      events.emitDomain(new Facts.TransactionWanted(id, scenario.store()));
    } else {
      events.emitDomain(new Facts.ReactionWanted(id, scenario.reaction(), scenario.store()));
    }
    if (scenario.ends(Place.IN_COMMAND)) {
      endings.end(scenario.outcome());
    }
    return "done " + id;
  }

  /** One fact of each category. */
  void state(String id) {
    events.emitDomain(new Facts.Stated(id));
    events.emitIntegration(new Facts.Sent(id));
    events.emitPresentation(new Facts.Shown(id));
  }
}
