package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that does not do in the commit what it is told. */
interface ResourceTests {
  Server server();

  @ParameterizedTest
  @MethodSource("refused")
  default void whatTheResourceManagerRollsBackIsNotHeard(Scenario scenario) {
    Run run = server().run(scenario);

    Outcomes.rolledBack(scenario, run);
  }

  @Test
  default void aHeuristicOutcomeIsUnknownAndNotHeard() {
    Run run =
        server()
            .run(
                Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING)
                    .in(Store.HEURISTIC));

    assertThat(run.kind()).as(run.toString()).isEqualTo("OUTCOME_UNKNOWN");
    assertThat(run.listeners()).isEmpty();
  }

  static List<Scenario> refused() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      if (!Findings.connectionsStayOutside(owner)) {
        all.add(Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING).in(Store.REFUSING));
      }
    }
    return all;
  }
}
