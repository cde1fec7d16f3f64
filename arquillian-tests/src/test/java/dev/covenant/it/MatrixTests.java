package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each owner of a transaction, each outcome, each reaction, and several data sources. */
interface MatrixTests extends Delivery.Tests {
  @ParameterizedTest
  @MethodSource("committing")
  default void whatCommitsIsHeard(Scenario scenario) {
    Run run = ended("scenarios", scenario);

    Outcomes.committed(delivery(), scenario, run);
  }

  @ParameterizedTest
  @MethodSource("failing")
  default void whatDoesNotCommitIsNotHeard(Scenario scenario) {
    Run run = ended("scenarios", scenario);

    Outcomes.rolledBack(scenario, run);
  }

  /** All at once: a server may take many seconds to find out that one has passed. */
  @Test
  default void whatTimesOutIsNotHeard() {
    Map<Scenario, CompletableFuture<Run>> runs =
        timingOut().stream().collect(Collectors.toMap(Function.identity(), server()::start));

    Outcomes.rolledBack(
        runs.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    run -> delivery().ended(server(), run.getKey(), run.getValue().join()))));
  }

  static List<Scenario> committing() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      for (Reaction reaction : Reaction.values()) {
        if (!isRefusedByTheContainer(owner, reaction)) {
          Scenario scenario = Scenario.of(owner, Outcome.COMMIT, reaction);
          all.add(scenario);
          all.add(scenario.in(Store.DISTRIBUTED));
          all.add(scenario.in(Store.SINGLE));
          all.add(scenario.in(Store.SINGLE_LOCAL));
        }
      }
    }
    all.removeIf(Findings::starvesTooLong);
    return all;
  }

  static List<Scenario> failing() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      for (Outcome outcome : Outcome.values()) {
        if (outcome != Outcome.COMMIT && outcome != Outcome.TIME_OUT) {
          for (Reaction reaction : Reaction.values()) {
            Scenario scenario = Scenario.of(owner, outcome, reaction);
            all.addAll(places(scenario));
            all.addAll(places(scenario.in(Store.SINGLE)));
          }
        }
      }
    }
    return all;
  }

  default List<Scenario> timingOut() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      for (Reaction reaction : List.of(Reaction.NOTHING, Reaction.COMMAND)) {
        Scenario scenario = Scenario.of(owner, Outcome.TIME_OUT, reaction);
        all.addAll(places(scenario));
        all.addAll(places(scenario.in(Store.DISTRIBUTED)));
      }
    }
    // One more would wait for the connection.
    all.add(
        Scenario.of(TransactionOwner.DISPATCHER, Outcome.TIME_OUT, Reaction.NOTHING)
            .in(Store.SINGLE));
    return all;
  }

  /** Jakarta Enterprise Beans 4.0, section 8.3.4: no UserTransaction in container-managed beans. */
  private static boolean isRefusedByTheContainer(TransactionOwner owner, Reaction reaction) {
    return owner == TransactionOwner.DISPATCHER_IN_ENTERPRISE_BEAN
        && reaction == Reaction.USER_TRANSACTION;
  }

  static List<Scenario> places(Scenario scenario) {
    return scenario.owner().encloses()
        ? List.of(scenario, scenario.afterTheCommand())
        : List.of(scenario);
  }
}
