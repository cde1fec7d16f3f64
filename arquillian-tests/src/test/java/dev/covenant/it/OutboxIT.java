package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.it.app.Inner;
import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Parcel;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.TransactionOwner;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The outbox in the database of the commands. That nothing is heard is said after later events. */
@ExtendWith(ArquillianExtension.class)
class OutboxIT implements BrowserTests {
  private static final List<String> OUTSIDE = List.of("no transaction");

  /** With an inbox subscribers are called in a transaction. */
  private static final List<String> INSIDE = List.of("active");

  private static final List<String> MAX_ATTEMPTS = List.of("active", "active", "active");

  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.outbox();
  }

  @Override
  public Server server() {
    return Server.at(address, "outbox");
  }

  @ParameterizedTest
  @MethodSource("committing")
  void whatCommitsIsHeardOnce(Scenario scenario) {
    Run run = server().run(scenario);
    Run end = server().relayed(scenario);

    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(run.thrown()).as("thrown, in %s", run).isEmpty();
          softly.assertThat(run.result()).as("result").isEqualTo("done " + scenario.id());
          softly.assertThat(run.heard("early")).as("early").isEmpty();
          softly.assertThat(run.heard("presentation")).as("shown at once").isEqualTo(OUTSIDE);
          softly.assertThat(run.status()).isEqualTo("no transaction");
          heard(softly, "command", end, true);
          softly.assertThat(end.heard("envelope")).containsExactly("integration it.sent");
          softly.assertThat(end.rows("business")).as("business row").isEqualTo(1);
          reacted(softly, scenario.reaction(), end);
        });
  }

  private static void reacted(SoftAssertions softly, Reaction reaction, Run end) {
    boolean follows = reaction == Reaction.COMMAND;
    boolean row = reaction == Reaction.OWN_TRANSACTION || reaction == Reaction.REQUIRES_NEW_BEAN;
    // In the transaction of the inbox nobody can begin one with the UserTransaction.
    boolean succeeds = row || follows || reaction == Reaction.NOTHING;
    softly
        .assertThat(end.heard("reaction"))
        .as("attempts of the reacting subscriber")
        .isEqualTo(succeeds ? INSIDE : MAX_ATTEMPTS);
    softly.assertThat(end.rows("reaction")).as("the subscriber's row").isEqualTo(row ? 1 : 0);
    softly.assertThat(end.rows("followed")).as("its command's row").isEqualTo(follows ? 1 : 0);
    softly
        .assertThat(end.heard("followed"))
        .as("its command's event")
        .isEqualTo(follows ? INSIDE : List.of());
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whatDoesNotCommitIsNeitherStoredNorHeard(Scenario scenario) {
    Run run = server().run(scenario);

    Outcomes.rolledBack(scenario, run);
    assertThat(run.rows("outbox")).as("stored events").isZero();
    somethingElseIsHeard(scenario.owner());
    assertThat(server().find(scenario).listeners()).isEmpty();
  }

  /** All at once: a server may take many seconds to find out that one has passed. */
  @Test
  void whatTimesOutIsNeitherStoredNorHeard() {
    Map<Scenario, CompletableFuture<Run>> runs =
        timingOut().stream().collect(Collectors.toMap(Function.identity(), server()::start));

    Outcomes.rolledBack(runs);
    assertThat(runs.values()).allMatch(run -> run.join().rows("outbox") == 0);
    recoverable().forEach(this::somethingElseIsHeard);
    runs.keySet().forEach(one -> assertThat(server().find(one).listeners()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void aCommandWithinIsHeardIfItsOwnTransactionCommits(Inner inner, Scenario scenario) {
    Run run = server().run("scenarios/nested/" + inner, scenario);
    somethingElseIsHeard(scenario.owner());
    Run outer = server().relayed(scenario);
    Run within = server().relayed(scenario.within());

    boolean outerCommits = scenario.outcome() == Outcome.COMMIT && inner != Inner.JOINED_FAILS;
    boolean innerIsHeard = inner == Inner.NEW_COMMITS || inner == Inner.OUTSIDE_RETURNS;
    boolean innerRowStays = innerIsHeard || inner == Inner.TOLERATED_FAILS && outerCommits;
    SoftAssertions.assertSoftly(
        softly -> {
          heard(softly, "outer command", outer, outerCommits);
          heard(softly, "inner command", within, innerIsHeard);
          softly.assertThat(outer.rows("business")).as("outer row").isEqualTo(outerCommits ? 1 : 0);
          softly.assertThat(within.rows("business")).isEqualTo(innerRowStays ? 1 : 0);
          softly.assertThat(run.status()).isEqualTo("no transaction");
        });
  }

  @Test
  void onlyASubscriberThatFailedHasTheEventAgainAndItsEffectsHappenOnce() {
    JsonObject parcel = handed(Parcel.Fate.REFUSED_ONCE);

    assertThat(parcel.getInt("rows")).as("the first was rolled back").isEqualTo(1);
    assertThat(WorkerTests.heard(parcel, "status")).as("the others").isEqualTo(INSIDE);
    assertThat(WorkerTests.heard(parcel, "forwarded")).as("event of a command").isEqualTo(INSIDE);
  }

  @Test
  void aSubscriberHasTheApplicationsNamesAndARequestForEachEvent() {
    JsonObject first = handed(Parcel.Fate.TAKEN);
    JsonObject second = handed(Parcel.Fate.TAKEN);

    assertThat(WorkerTests.heard(first, "names")).containsExactly("there");
    assertThat(WorkerTests.heard(first, "request"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(WorkerTests.heard(second, "request"));
  }

  private JsonObject handed(Parcel.Fate fate) {
    String id = UUID.randomUUID().toString();
    server().post("it/parcels/handed?id=%s&fate=%s".formatted(id, fate));
    return WorkerTests.delivered(server(), id);
  }

  /** Although each second one is refused once. */
  @Test
  void eventsWithAKeyAreHeardInTheirOrder() {
    Scenario scenario = Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING);
    server().post("it/scenarios/counted?to=5&" + scenario.query());

    Run end = server().relayed(scenario);

    assertThat(end.heard("numbers")).containsExactly("1", "2", "3", "4", "5");
    assertThat(end.heard("sent numbers")).containsExactly("1", "2", "3", "4", "5");
  }

  /** What was there before is due before it. */
  private void somethingElseIsHeard(TransactionOwner owner) {
    Scenario later = Scenario.of(owner, Outcome.COMMIT, Reaction.NOTHING);
    server().run(later);
    assertThat(server().relayed(later).heard("domain")).isEqualTo(INSIDE);
  }

  private static void heard(SoftAssertions softly, String who, Run end, boolean heard) {
    Map.of("domain", INSIDE, "integration", OUTSIDE, "presentation", OUTSIDE)
        .forEach(
            (what, once) ->
                softly
                    .assertThat(end.heard(what))
                    .as(who + "'s " + what + " event")
                    .isEqualTo(heard ? once : List.of()));
  }

  static List<Scenario> committing() {
    List<Scenario> all = new ArrayList<>();
    for (TransactionOwner owner : TransactionOwner.values()) {
      for (Reaction reaction : Reaction.values()) {
        all.add(Scenario.of(owner, Outcome.COMMIT, reaction));
      }
    }
    return all;
  }

  static List<Scenario> failing() {
    List<Scenario> all = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.COMMIT && outcome != Outcome.TIME_OUT) {
        recoverable().forEach(owner -> all.addAll(places(owner, outcome)));
      }
    }
    return all;
  }

  static List<Scenario> timingOut() {
    return recoverable().flatMap(owner -> places(owner, Outcome.TIME_OUT).stream()).toList();
  }

  private static List<Scenario> places(TransactionOwner owner, Outcome outcome) {
    return MatrixTests.places(Scenario.of(owner, outcome, Reaction.COMMAND));
  }

  static List<Arguments> nestings() {
    List<Arguments> all = new ArrayList<>();
    recoverable()
        .filter(owner -> owner.encloses() || owner == TransactionOwner.DISPATCHER)
        .filter(owner -> !Findings.innerConnectionsStayOutside(owner))
        .forEach(
            owner -> {
              for (Outcome outcome : List.of(Outcome.COMMIT, Outcome.EXCEPTION)) {
                for (Inner inner : Inner.values()) {
                  all.add(Arguments.of(inner, Scenario.of(owner, outcome, Reaction.NOTHING)));
                }
              }
            });
    return all;
  }

  /** Those whose rows vanish with their transaction. */
  private static Stream<TransactionOwner> recoverable() {
    return Arrays.stream(TransactionOwner.values())
        .filter(owner -> !Findings.connectionsStayOutside(owner));
  }
}
