package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** What SPEC.md, "Transactions", says of a scenario. */
final class Outcomes {
  private static final List<String> OUTSIDE = List.of("no transaction");

  private Outcomes() {}

  static void committed(Delivery delivery, Scenario scenario, Run run) {
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.heard("early")).as("early, of %s", run).isEmpty();
          softly.assertThat(run.heard("domain")).as("domain").isEqualTo(delivery.once());
          softly.assertThat(run.heard("presentation")).as("presentation").isEqualTo(OUTSIDE);
          softly.assertThat(run.heard("integration")).as("integration").isEqualTo(OUTSIDE);
          softly
              .assertThat(run.heard("envelope"))
              .as("envelope")
              .containsExactly("integration it.sent");
          softly.assertThat(run.rows("business")).as("business row").isEqualTo(1);
          reacted(softly, delivery, scenario, run);
          answered(softly, delivery, scenario, run);
          softly.assertThat(run.status()).isEqualTo("no transaction");
        });
  }

  private static void reacted(
      SoftAssertions softly, Delivery delivery, Scenario scenario, Run run) {
    boolean follows = scenario.reaction() == Reaction.COMMAND && !Findings.starves(scenario);
    softly
        .assertThat(run.heard("reaction"))
        .as("the reacting subscriber's transactions")
        .isEqualTo(delivery.reactions(scenario));
    softly
        .assertThat(run.rows("reaction"))
        .as("the subscriber's row")
        .isEqualTo(delivery.keepsReaction(scenario) ? 1 : 0);
    softly.assertThat(run.rows("followed")).as("its command's row").isEqualTo(follows ? 1 : 0);
    softly
        .assertThat(run.heard("followed"))
        .as("its command's event")
        .isEqualTo(follows ? delivery.once() : List.of());
  }

  /** Where the dispatcher's call releases, it reports what failed; elsewhere that is counted. */
  private static void answered(
      SoftAssertions softly, Delivery delivery, Scenario scenario, Run run) {
    boolean failure = delivery.isCounted() && delivery.fails(scenario);
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

  static void rolledBack(Map<Scenario, Run> runs) {
    SoftAssertions.assertSoftly(
        softly ->
            runs.forEach(
                (scenario, run) ->
                    softly
                        .assertThatCode(() -> rolledBack(scenario, run))
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
