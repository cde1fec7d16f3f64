package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JDBC before the commit, through the data source of the business row: what an outbox stands on.
 */
interface StorageTests {
  Server server();

  @ParameterizedTest
  @MethodSource("stored")
  default void whatIsStoredBeforeTheCommitSharesItsFate(Scenario scenario) {
    Run run = server().run("scenarios/stored", scenario);

    int rows = scenario.outcome() == Outcome.COMMIT ? 1 : 0;
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.rows("business")).as("business row of %s", run).isEqualTo(rows);
          softly.assertThat(run.rows("stored")).as("row of the sink").isEqualTo(rows);
          softly.assertThat(run.listeners()).as("listeners").isEmpty();
          softly.assertThat(run.failed()).as("failed deliveries").isZero();
          softly.assertThat(run.status()).isEqualTo("no transaction");
        });
  }

  /** Why the library does not write there. */
  @ParameterizedTest
  @MethodSource("completing")
  default void whatIsWrittenInBeforeCompletionSharesItsFateWhereTheServerLetsIt(Scenario scenario) {
    Run run = server().run("scenarios/completing", scenario);

    boolean commits = scenario.outcome() == Outcome.COMMIT;
    int expected = commits ? 1 : 0;
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.rows("business")).as("business row").isEqualTo(expected);
          if (!Findings.connectionsInBeforeCompletionMayStayOutside(scenario.owner())) {
            softly.assertThat(run.rows("stored")).as("other row of %s", run).isEqualTo(expected);
          }
        });
  }

  static List<Scenario> completing() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      if (owner.encloses() || owner == TransactionOwner.DISPATCHER) {
        for (Outcome outcome : List.of(Outcome.COMMIT, Outcome.THROWING_BEFORE_COMPLETION)) {
          Scenario scenario = Scenario.of(owner, outcome, Reaction.NOTHING);
          all.add(scenario);
          all.add(scenario.in(Store.DISTRIBUTED));
        }
      }
    }
    return all;
  }

  static List<Scenario> stored() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      if (!Findings.connectionsStayOutside(owner)) {
        for (Outcome outcome : Outcome.values()) {
          if (outcome != Outcome.TIME_OUT) {
            Scenario scenario = Scenario.of(owner, outcome, Reaction.NOTHING);
            all.add(scenario);
            all.add(scenario.in(Store.DISTRIBUTED));
            all.add(scenario.in(Store.SINGLE));
            all.add(scenario.in(Store.SINGLE_LOCAL));
          }
        }
      }
    }
    return all;
  }
}
