package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.it.app.Emission;
import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Touch;
import dev.covenant.it.app.TransactionOwner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can emit, and when. */
interface EmissionTests extends Delivery.Tests {
  @ParameterizedTest
  @MethodSource("emissions")
  default void onlyARunningHandlerEmits(Emission from, TransactionOwner owner) {
    Run run = ended("emissions/" + from, Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING));

    assertThat(run.heard("refused")).containsExactly("NO_EVENT_RECORDER");
    assertThat(run.heard("domain")).isEmpty();
    assertThat(run.result()).isNotNull();
  }

  static Stream<Arguments> emissions() {
    return Stream.of(Emission.values())
        .flatMap(
            from ->
                Stream.of(
                    Arguments.of(from, TransactionOwner.DISPATCHER),
                    Arguments.of(from, TransactionOwner.TRANSACTIONAL_BEAN)));
  }

  @ParameterizedTest
  @EnumSource(value = Touch.Moment.class, mode = Mode.EXCLUDE, names = "IN_HANDLER")
  default void anEntityCallbackInTheCommitCannotEmitAndRollsBack(Touch.Moment moment) {
    Run run = touch(moment);

    assertThat(run.heard("domain")).isEmpty();
    assertThat(run.rows("business")).isZero();
    assertThat(run.thrown()).contains("ContractException");
    if (moment == Touch.Moment.IN_COMMIT) {
      assertThat(run.kind()).isEqualTo("COMMIT_FAILED");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Touch.Moment.class, names = "IN_HANDLER")
  default void anEntityCallbackBelowTheHandlerEmits(Touch.Moment moment) {
    Run run = touch(moment);

    assertThat(run.heard("domain")).isEqualTo(delivery().once());
    assertThat(run.rows("business")).isEqualTo(1);
  }

  private Run touch(Touch.Moment moment) {
    return ended(
        "scenarios/entity/" + moment,
        Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING));
  }
}
