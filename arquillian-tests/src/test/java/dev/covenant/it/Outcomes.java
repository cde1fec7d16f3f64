package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.SoftAssertions;

/** What SPEC.md, "Transactions", says of a scenario. */
final class Outcomes {
  private static final List<String> OUTSIDE = List.of("no transaction");

  private Outcomes() {}

  static void committed(Scenario scenario, Run run) {
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.heard("early")).as("early, of %s", run).isEmpty();
          softly.assertThat(run.heard("domain")).as("domain").isEqualTo(OUTSIDE);
          softly.assertThat(run.heard("presentation")).as("presentation").isEqualTo(OUTSIDE);
          softly.assertThat(run.heard("integration")).as("integration").isEqualTo(OUTSIDE);
          softly
              .assertThat(run.heard("envelope"))
              .as("envelope")
              .containsExactly("integration it.sent");
          softly.assertThat(run.rows("business")).as("business row").isEqualTo(1);
          reacted(softly, scenario, run);
          answered(softly, scenario, run);
          softly.assertThat(run.status()).isEqualTo("no transaction");
        });
  }

  private static void reacted(SoftAssertions softly, Scenario scenario, Run run) {
    boolean inside = scenario.reaction() == Reaction.OWN_TRANSACTION;
    softly
        .assertThat(run.heard("reaction"))
        .as("the reacting subscriber's transaction")
        .containsExactly(inside ? "active" : "no transaction");
    boolean fed = !Findings.starves(scenario);
    boolean command = fed && scenario.reaction() == Reaction.COMMAND;
    boolean own =
        fed
            && switch (scenario.reaction()) {
              case OWN_TRANSACTION, USER_TRANSACTION, REQUIRES_NEW_BEAN -> true;
              default -> false;
            };
    boolean row =
        own
            || scenario.reaction() == Reaction.FAILING_TRANSACTION
                && Findings.subscribersConnectionsStayOutside(scenario);
    softly.assertThat(run.rows("reaction")).as("the subscriber's row").isEqualTo(row ? 1 : 0);
    softly.assertThat(run.rows("followed")).as("its command's row").isEqualTo(command ? 1 : 0);
    softly
        .assertThat(run.heard("followed"))
        .as("its command's event")
        .isEqualTo(command ? OUTSIDE : List.of());
  }

  /** Where the dispatcher's call releases, it reports what failed; elsewhere that is counted. */
  private static void answered(SoftAssertions softly, Scenario scenario, Run run) {
    boolean starved = Findings.starves(scenario);
    boolean failure =
        starved
            || scenario.reaction() == Reaction.FAILURE
            || scenario.reaction() == Reaction.FAILING_TRANSACTION;
    boolean reported = failure && !scenario.owner().encloses();
    softly.assertThat(run.result()).as("result of %s", run).isEqualTo("done " + scenario.id());
    softly.assertThat(run.failed()).as("failed deliveries").isEqualTo(failure ? 1 : 0);
    softly.assertThat(run.kind()).as("kind").isEqualTo(reported ? "SUBSCRIBER_FAILED" : null);
    softly
        .assertThat(run.thrown())
        .as("thrown")
        .isEqualTo(
            reported ? List.of("CommittedException", "SubscriberException", "Refused") : List.of());
  }

  static void rolledBack(Scenario scenario, Run run) {
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.listeners()).as("listeners").isEmpty();
          softly
              .assertThat(run.rows("business"))
              .as("business row")
              .isEqualTo(Findings.connectionsStayOutside(scenario.owner()) ? 1 : 0);
          softly.assertThat(run.rows("reaction")).as("the subscriber's row").isZero();
          softly.assertThat(run.rows("followed")).as("its command's row").isZero();
          softly.assertThat(run.failed()).as("failed deliveries").isZero();
          softly.assertThat(run.status()).isEqualTo("no transaction");
          refused(softly, scenario, run);
        });
  }

  static void rolledBack(Map<Scenario, CompletableFuture<Run>> runs) {
    SoftAssertions.assertSoftly(
        softly ->
            runs.forEach(
                (scenario, run) ->
                    softly
                        .assertThatCode(() -> rolledBack(scenario, run.join()))
                        .as(scenario.toString())
                        .doesNotThrowAnyException()));
  }

  private static void refused(SoftAssertions softly, Scenario scenario, Run run) {
    if (scenario.outcome() == Outcome.EXCEPTION) {
      softly.assertThat(run.thrown()).as("thrown").contains("Refused");
    }
    if (scenario.owner().dispatches()) {
      if (scenario.outcome() == Outcome.EXCEPTION) {
        softly.assertThat(run.thrown()).as("thrown").containsExactly("Refused");
      } else {
        softly.assertThat(run.kind()).as("kind of %s", run).isEqualTo("COMMIT_FAILED");
      }
    }
  }
}
