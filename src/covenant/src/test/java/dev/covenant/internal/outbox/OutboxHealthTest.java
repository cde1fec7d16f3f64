package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is alive, and what waits, in each database. */
@Timeout(60)
class OutboxHealthTest {
  private OutboxScene scene;
  private OutboxHealth health;

  private void on(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    health = new OutboxHealth(scene.database.store(), scene.database.kind());
  }

  @AfterEach
  void close() throws SQLException {
    if (scene != null) {
      scene.close();
    }
  }

  private void enter(String relay) throws SQLException {
    scene
        .database
        .store()
        .begin(
            connection -> {
              new Relays(scene.database.kind()).enter(connection, relay, Duration.ofMinutes(1));
              return true;
            });
  }

  /** The database's time, so many seconds ago. */
  private String ago(int seconds) {
    return scene.database.kind().later().replace("?", Long.toString(-1000L * seconds));
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatCanBeReadIsUpAndOneThatCannotIsDown(TestDatabase.Server server)
      throws SQLException {
    on(server);
    assertThat(health.store()).isEqualTo(Health.of(true, Map.of()));

    scene.database.execute("DROP TABLE covenant_schema");

    assertThat(health.store().isUp()).isFalse();
    assertThat(health.store().reason().orElseThrow()).containsIgnoringCase("covenant_schema");
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsMissedWhereNothingWaits(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("just stored")));

    assertThat(health.delivery())
        .isEqualTo(Health.of(true, Map.of("waiting", 0L, "oldest-seconds", 0L, "live-nodes", 0L)));
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatWaitWhileNobodyDeliversAreTold(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a"), Told.unkeyed("b"), Told.unkeyed("late")));
    scene.database.execute(
        "UPDATE covenant_outbox SET due_at = %s WHERE payload NOT LIKE '%%late%%'"
            .formatted(ago(300)));

    Health down = health.delivery();
    assertThat(down.isUp()).isFalse();
    assertThat(down.data()).containsEntry("waiting", 2L).containsEntry("live-nodes", 0L);
    assertThat(down.data().get("oldest-seconds")).isBetween(300L, 360L);

    enter("node");
    assertThat(health.delivery().isUp()).isTrue();
    assertThat(health.delivery().data())
        .containsEntry("waiting", 2L)
        .containsEntry("live-nodes", 1L);

    scene.database.execute("UPDATE covenant_outbox_relay SET leased_until = " + ago(1));
    assertThat(health.delivery().isUp()).as("its lease has ended").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRelayIsSeenFromItsFirstTurnUntilItLeaves(TestDatabase.Server server) throws SQLException {
    on(server);
    enter("other");
    Relay relay = scene.relay(new Bell());
    relay.turn(true, rows -> {});
    assertThat(health.delivery().data()).containsEntry("live-nodes", 2L);

    relay.leave();

    assertThat(health.delivery().data()).containsEntry("live-nodes", 1L);
  }

  @ParameterizedTest
  @EnumSource
  void theLimitOfAQuestionStaysNotOnItsConnection(TestDatabase.Server server) throws SQLException {
    on(server);
    int left =
        scene
            .database
            .store()
            .begin(
                connection -> {
                  Probe.query(connection, "SELECT MAX(version) FROM covenant_schema", found -> 0);
                  try (Statement next = connection.createStatement()) {
                    return next.getQueryTimeout();
                  }
                });

    assertThat(left).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aCheckThatHangsHoldsNoOtherUp(TestDatabase.Server server) throws Exception {
    on(server);
    Probe probe = new Probe(scene.database.store(), Duration.ofMillis(50));
    CountDownLatch answers = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    FutureTask<Health> hanging =
        new FutureTask<>(
            () ->
                probe.ask(
                    connection -> {
                      asked.countDown();
                      return answered(answers);
                    }));
    new Thread(hanging).start();
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    Health next = probe.ask(connection -> Health.of(true, Map.of()));
    assertThat(next)
        .isEqualTo(Health.down("The database has not answered the check before within PT0.05S"));

    answers.countDown();
    assertThat(hanging.get(10, TimeUnit.SECONDS).isUp()).isTrue();
    await().until(() -> probe.ask(connection -> Health.of(true, Map.of())).isUp());
  }

  private static Health answered(CountDownLatch answers) {
    try {
      return Health.of(answers.await(10, TimeUnit.SECONDS), Map.of());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void contractsThatAreGoneAreReported(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(
        Say.all(Told.unkeyed("old"), Told.unkeyed("old"), Told.unkeyed("a"), Told.unkeyed("gone")));
    scene.database.execute(
        "UPDATE covenant_outbox SET contract = 'ward.old' WHERE payload LIKE '%old%'");
    scene.database.execute(
        "UPDATE covenant_outbox SET contract = 'ward.gone' WHERE payload LIKE '%gone%'");
    UnknownContracts report = new UnknownContracts(scene.database.store(), "outbox.told"::equals);
    try (Logged logged = new Logged(UnknownContracts.class)) {
      report.run();

      assertThat(logged.lines).hasSize(1);
      assertThat(logged.lines.get(0))
          .startsWith("WARNING ")
          .contains(
              "contracts that this application does not know: ward.gone (1), ward.old (2). They"
                  + " are kept",
              "@ContractName(aliases = ...)",
              "OutboxOperations.skipContract");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void nothingIsReportedWhereAllContractsAreKnown(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    try (Logged logged = new Logged(UnknownContracts.class)) {
      new UnknownContracts(scene.database.store(), "outbox.told"::equals).run();

      assertThat(logged.lines).isEmpty();
    }
  }
}
