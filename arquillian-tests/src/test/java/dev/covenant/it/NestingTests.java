package dev.covenant.it;

import dev.covenant.it.app.Inner;
import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A command within a command, in each owner's transaction. */
interface NestingTests extends Delivery.Tests {
  @ParameterizedTest
  @MethodSource("nestings")
  default void eachCommandIsHeardIfItsOwnTransactionCommits(Inner inner, Scenario scenario) {
    Run both = server().run("scenarios/nested/" + inner, scenario);
    Run run = delivery().ended(server(), scenario, both);
    Run within = delivery().ended(server(), scenario.within(), both.inner());

    boolean outerCommits = scenario.outcome() == Outcome.COMMIT && inner != Inner.JOINED_FAILS;
    boolean innerIsHeard = inner == Inner.NEW_COMMITS || inner == Inner.OUTSIDE_RETURNS;
    boolean innerRowStays =
        innerIsHeard
            || inner == Inner.TOLERATED_FAILS && outerCommits
            || inner == Inner.NEW_FAILS && Findings.innerConnectionsStayOutside(scenario.owner());
    boolean follows = innerIsHeard && scenario.reaction() == Reaction.COMMAND;
    SoftAssertions.assertSoftly(
        softly -> {
          if (outerCommits) {
            softly.assertThat(run.thrown()).as("thrown").isEmpty();
          } else if (scenario.owner() == TransactionOwner.DISPATCHER) {
            // Other owners may roll back without a word what is marked rollback-only.
            softly.assertThat(run.thrown()).as("thrown").isNotEmpty();
          }
          isHeard(softly, "outer", run, outerCommits);
          isHeard(softly, "inner", within, innerIsHeard);
          softly.assertThat(run.rows("business")).as("outer row").isEqualTo(outerCommits ? 1 : 0);
          softly
              .assertThat(within.rows("business"))
              .as("inner row")
              .isEqualTo(innerRowStays ? 1 : 0);
          softly
              .assertThat(within.rows("followed"))
              .as("row of the subscriber's command")
              .isEqualTo(follows ? 1 : 0);
          softly
              .assertThat(within.heard("followed"))
              .as("event of the subscriber's command")
              .isEqualTo(follows ? delivery().once() : List.of());
          softly.assertThat(run.failed()).as("failed deliveries").isZero();
        });
  }

  private void isHeard(SoftAssertions softly, String which, Run run, boolean heard) {
    List<String> outside = List.of("no transaction");
    Map.of("domain", delivery().once(), "integration", outside, "presentation", outside)
        .forEach(
            (who, once) ->
                softly
                    .assertThat(run.heard(who))
                    .as(which + " command's " + who + " event")
                    .isEqualTo(heard ? once : List.of()));
  }

  static List<Arguments> nestings() {
    List<Arguments> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      if (owner.encloses() || owner == TransactionOwner.DISPATCHER) {
        for (Outcome outcome : List.of(Outcome.COMMIT, Outcome.EXCEPTION)) {
          for (Reaction reaction : List.of(Reaction.NOTHING, Reaction.COMMAND)) {
            for (Inner inner : Inner.values()) {
              all.add(Arguments.of(inner, Scenario.of(owner, outcome, reaction).in(store(owner))));
            }
          }
        }
      }
    }
    return all;
  }

  private static Store store(TransactionOwner owner) {
    boolean enterprise = owner == TransactionOwner.CMT_BEAN || owner == TransactionOwner.BMT_BEAN;
    return enterprise ? Store.NESTED : Store.UNSPOILT;
  }
}
