package dev.covenant.it;

import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import java.util.Collections;
import java.util.List;

/** When events are heard, and where: what the same tests expect with an outbox and without. */
enum Delivery {
  /** At the release, by the caller's thread and outside of transactions; once. */
  DIRECT {
    @Override
    Run ended(Server server, Scenario scenario, Run run) {
      return run;
    }

    @Override
    List<String> once() {
      return List.of("no transaction");
    }

    @Override
    List<String> reactions(Scenario scenario) {
      return List.of(scenario.reaction() == Reaction.OWN_TRANSACTION ? "active" : "no transaction");
    }

    @Override
    boolean fails(Scenario scenario) {
      return Findings.starves(scenario)
          || scenario.reaction() == Reaction.FAILURE
          || scenario.reaction() == Reaction.FAILING_TRANSACTION;
    }

    @Override
    boolean keepsReaction(Scenario scenario) {
      return switch (scenario.reaction()) {
        case OWN_TRANSACTION, USER_TRANSACTION, REQUIRES_NEW_BEAN -> !Findings.starves(scenario);
        case FAILING_TRANSACTION -> Findings.subscribersConnectionsStayOutside(scenario);
        default -> false;
      };
    }

    @Override
    boolean isCounted() {
      return true;
    }

    @Override
    int attempts() {
      return 1;
    }
  },
  /**
   * Later, by the relay's thread, in the transaction of the inbox: nobody can begin one with the
   * UserTransaction there. Whoever fails has the event again.
   */
  OUTBOX {
    @Override
    Run ended(Server server, Scenario scenario, Run run) {
      return run.with(server.relayed(scenario));
    }

    @Override
    List<String> once() {
      return List.of("active");
    }

    @Override
    List<String> reactions(Scenario scenario) {
      return Collections.nCopies(fails(scenario) ? attempts() : 1, "active");
    }

    @Override
    boolean fails(Scenario scenario) {
      return switch (scenario.reaction()) {
        case FAILURE, FAILING_TRANSACTION, USER_TRANSACTION -> true;
        default -> false;
      };
    }

    @Override
    boolean keepsReaction(Scenario scenario) {
      return scenario.reaction() == Reaction.OWN_TRANSACTION
          || scenario.reaction() == Reaction.REQUIRES_NEW_BEAN;
    }

    @Override
    boolean isCounted() {
      return false;
    }

    @Override
    int attempts() {
      return 3;
    }
  };

  /** A run of which all that will be heard was heard. */
  abstract Run ended(Server server, Scenario scenario, Run run);

  /** The transactions of a local subscriber that has an event once. */
  abstract List<String> once();

  /** The transactions of the subscriber that reacts, one for each attempt. */
  abstract List<String> reactions(Scenario scenario);

  /** Whether the subscriber that reacts fails. */
  abstract boolean fails(Scenario scenario);

  /** Whether the row of the subscriber that reacts stays. */
  abstract boolean keepsReaction(Scenario scenario);

  /** Whether the dispatcher counts failed deliveries, and reports them where it can. */
  abstract boolean isCounted();

  /** How often whoever always fails has an event. */
  abstract int attempts();

  /** Tests of an application that delivers in one of these ways. */
  interface Tests {
    Server server();

    Delivery delivery();

    /** Has a scenario run, and waits for what is heard of it. */
    default Run ended(String path, Scenario scenario) {
      return delivery().ended(server(), scenario, server().run(path, scenario));
    }
  }
}
