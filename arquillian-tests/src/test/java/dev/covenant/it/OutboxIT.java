package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.it.app.Inner;
import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Parcel;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same tests with an outbox in the database of the commands, and what only an outbox does. Left
 * out are the databases that fail in the commit and the pools of one connection: the outbox is in
 * one that does not.
 */
@ExtendWith(ArquillianExtension.class)
class OutboxIT implements MatrixTests, NestingTests, EmissionTests, FailureTests, BrowserTests {
  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.outbox();
  }

  @Override
  public Server server() {
    return Server.at(address, "outbox");
  }

  @Override
  public Delivery delivery() {
    return Delivery.OUTBOX;
  }

  /** Of a run that has ended nothing more is heard, whatever came after it. */
  @AfterEach
  void nothingIsHeardTooLate() {
    assertThat(server().get("it/scenarios/late").asJsonArray()).isEmpty();
  }

  @Override
  @ParameterizedTest
  @MethodSource("committingHere")
  public void whatCommitsIsHeard(Scenario scenario) {
    MatrixTests.super.whatCommitsIsHeard(scenario);
  }

  @Override
  @ParameterizedTest
  @MethodSource("failingHere")
  public void whatDoesNotCommitIsNotHeard(Scenario scenario) {
    MatrixTests.super.whatDoesNotCommitIsNotHeard(scenario);
  }

  @Override
  public List<Scenario> timingOut() {
    return here(MatrixTests.super.timingOut());
  }

  @Override
  @ParameterizedTest
  @MethodSource("nestingsHere")
  public void eachCommandIsHeardIfItsOwnTransactionCommits(Inner inner, Scenario scenario) {
    NestingTests.super.eachCommandIsHeardIfItsOwnTransactionCommits(inner, scenario);
  }

  @Test
  void onlyASubscriberThatFailedHasTheEventAgainAndItsEffectsHappenOnce() {
    JsonObject parcel = handed(Parcel.Fate.REFUSED_ONCE);

    assertThat(parcel.getInt("rows")).as("the first was rolled back").isEqualTo(1);
    assertThat(WorkerTests.heard(parcel, "status")).as("the others").isEqualTo(delivery().once());
    assertThat(WorkerTests.heard(parcel, "forwarded"))
        .as("event of a command")
        .isEqualTo(delivery().once());
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

  static List<Scenario> committingHere() {
    return MatrixTests.committing().stream().filter(OutboxIT::isHere).toList();
  }

  static List<Scenario> failingHere() {
    return here(MatrixTests.failing());
  }

  /** In the outbox's database: there the rows of an owner's inner transaction must vanish too. */
  static List<Arguments> nestingsHere() {
    return NestingTests.nestings().stream()
        .map(Arguments::get)
        .map(one -> Arguments.of(one[0], ((Scenario) one[1]).in(Store.DEFAULT)))
        .filter(one -> !Findings.innerConnectionsStayOutside(((Scenario) one.get()[1]).owner()))
        .toList();
  }

  /** Those whose rows, and with them the outbox's, vanish with their transaction. */
  private static List<Scenario> here(List<Scenario> all) {
    return all.stream()
        .filter(OutboxIT::isHere)
        .filter(scenario -> !Findings.connectionsStayOutside(scenario.owner()))
        .toList();
  }

  /** The business rows beside the outbox, or in another database of the same transaction. */
  private static boolean isHere(Scenario scenario) {
    return scenario.store() == Store.DEFAULT || scenario.store() == Store.DISTRIBUTED;
  }
}
