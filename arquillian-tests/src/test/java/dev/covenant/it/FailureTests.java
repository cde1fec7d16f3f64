package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.Tolerate;
import dev.covenant.it.app.TransactionOwner;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails besides the command: sinks, channels; and what commits all the same. */
interface FailureTests extends Delivery.Tests {
  @ParameterizedTest
  @EnumSource(TransactionOwner.class)
  default void aVetoingSinkRollsBack(TransactionOwner owner) {
    Scenario scenario = Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING);
    Run run = server().run("scenarios/sink/VETOING", scenario);

    Outcomes.rolledBack(scenario, run);
    assertThat(run.thrown()).as(run.toString()).contains("Refused");
  }

  @ParameterizedTest
  @EnumSource(TransactionOwner.class)
  default void aSinkThatFailsAfterTheCommitRollsNothingBack(TransactionOwner owner) {
    Run run =
        server()
            .run("scenarios/sink/FAILING", Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING));

    failedAfterTheCommit(owner, run);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransactionOwner.class,
      names = {"DISPATCHER", "TRANSACTIONAL_BEAN", "USER_TRANSACTION", "CMT_BEAN", "BMT_BEAN"})
  default void aFailingChannelKeepsNobodyElseFromHearing(TransactionOwner owner) {
    Run run =
        ended("scenarios/broken-channel", Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING));

    if (delivery().isCounted()) {
      failedAfterTheCommit(owner, run);
    }
    assertThat(run.rows("business")).isEqualTo(1);
    assertThat(run.result()).startsWith("done ");
    assertThat(run.heard("lost"))
        .as("in vain")
        .hasSize(delivery().attempts())
        .containsOnly("no transaction");
    heard(run);
  }

  private static void failedAfterTheCommit(TransactionOwner owner, Run run) {
    assertThat(run.rows("business")).isEqualTo(1);
    assertThat(run.failed()).isEqualTo(1);
    assertThat(run.result()).startsWith("done ");
    assertThat(run.kind()).isEqualTo(owner.encloses() ? null : "SUBSCRIBER_FAILED");
  }

  @ParameterizedTest
  @EnumSource(Tolerate.Way.class)
  default void whatACommandThatThrowsHasSaidIsDroppedEvenWhereItsStateStays(Tolerate.Way way) {
    Run run =
        ended(
            "scenarios/tolerated/" + way,
            Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING));

    boolean stays = way != Tolerate.Way.APPLICATION_EXCEPTION_ROLLS_BACK;
    assertThat(run.listeners()).isEmpty();
    assertThat(run.rows("business")).isEqualTo(stays ? 1 : 0);
    assertThat(run.thrown())
        .containsExactly(
            switch (way) {
              case TRANSACTIONAL_COMMITS -> "Refused";
              case APPLICATION_EXCEPTION_COMMITS -> "Mild";
              case APPLICATION_EXCEPTION_ROLLS_BACK -> "Grave";
            });
  }

  @RepeatedTest(10)
  default void ofTwoThreadsAtOnceEachIsHeardForItself() {
    String meeting = UUID.randomUUID().toString();
    Scenario good =
        Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING)
            .in(Store.UNSPOILT);
    Scenario bad =
        Scenario.of(TransactionOwner.TRANSACTIONAL_BEAN, Outcome.EXCEPTION, Reaction.NOTHING)
            .in(Store.UNSPOILT);
    CompletableFuture<Run> committed = meet(meeting, good);
    CompletableFuture<Run> rolledBack = meet(meeting, bad);

    Outcomes.rolledBack(bad, delivery().ended(server(), bad, rolledBack.join()));
    Run run = delivery().ended(server(), good, committed.join());
    assertThat(run.thrown()).as(run.toString()).isEmpty();
    assertThat(run.rows("business")).isEqualTo(1);
    heard(run);
  }

  /** Channels and presentation are never in a transaction. */
  private void heard(Run run) {
    assertThat(run.heard("domain")).as("domain").isEqualTo(delivery().once());
    for (String who : List.of("integration", "presentation")) {
      assertThat(run.heard(who)).as(who).containsExactly("no transaction");
    }
  }

  private CompletableFuture<Run> meet(String meeting, Scenario scenario) {
    return server().start("it/scenarios/meeting?with=" + meeting + "&" + scenario.query());
  }
}
