package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox in each database: what is stored, and what a relay delivers of it. */
@Timeout(60)
class OutboxTest {
  private static final String PAST = "TIMESTAMP '2001-01-01 00:00:00'";

  private OutboxScene scene;

  private OutboxScene on(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    return scene;
  }

  @AfterEach
  void close() throws SQLException {
    if (scene != null) {
      scene.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatACommandSaysIsStoredWithItsRowsAndDeliveredLater(TestDatabase.Server server)
      throws SQLException {
    on(server).dispatcher.execute(Say.all(Told.unkeyed("a"), Told.unkeyed("b")));

    assertThat(scene.pending()).isEqualTo(2);
    assertThat(scene.heard).as("before the relay").isEmpty();
    assertThat(scene.words.get()).isEqualTo(1);
    assertThat(scene.relay().once()).isEqualTo(2);
    assertThat(scene.heard).containsExactly("a", "b");
    assertThat(scene.second).containsExactly("a", "b");
    assertThat(scene.pending()).isZero();
    assertThat(scene.relay().once()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRolledBackVanishesWithItsRows(TestDatabase.Server server) throws SQLException {
    on(server);

    assertThatThrownBy(() -> scene.dispatcher.execute(new Say(List.of(Told.unkeyed("a")), true)))
        .hasMessage("The command fails");
    assertThatThrownBy(
            () ->
                TestDatabase.TRANSACTIONS.begin(
                    () -> {
                      scene.dispatcher.execute(Say.all(Told.unkeyed("b")));
                      assertThat(scene.pending()).as("stored, but not for good").isEqualTo(1);
                      throw new IllegalStateException("The caller fails");
                    }))
        .hasMessage("The caller fails");

    assertThat(scene.pending()).isZero();
    assertThat(scene.business("a")).isZero();
    assertThat(scene.business("b")).isZero();
    assertThat(scene.words.get()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aFailingTargetIsTriedAgainAndTheOthersAreNot(TestDatabase.Server server)
      throws SQLException {
    on(server).failures.set(2);
    scene.dispatcher.execute(Say.all(Told.unkeyed("broken"), Told.unkeyed("whole")));

    scene.relay().once();

    assertThat(scene.heard).containsExactly("whole");
    assertThat(scene.second).containsExactly("broken", "whole");
    assertThat(scene.pending()).isEqualTo(1);
    assertThat(scene.business("of a failed subscriber")).as("rolled back").isZero();
    assertThat(scene.database.number("SELECT attempts FROM covenant_outbox")).isEqualTo(1);
    assertThat(scene.database.text("SELECT last_error FROM covenant_outbox"))
        .contains("first: ", "cannot hear")
        .doesNotContain("hunter2");

    scene.relay().once();
    scene.relay().once();

    assertThat(scene.heard).containsExactly("whole", "broken");
    assertThat(scene.second).as("called once").containsExactly("broken", "whole");
    assertThat(scene.pending()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsTooOftenIsDeadNotLost(TestDatabase.Server server) throws SQLException {
    on(server).failures.set(100);
    scene.dispatcher.execute(Say.all(Told.unkeyed("broken")));

    for (int attempt = 0; attempt < 5; attempt++) {
      scene.relay().once();
    }

    assertThat(scene.failures.get()).as("three attempts").isEqualTo(97);
    assertThat(scene.pending()).isZero();
    assertThat(
            scene.database.number(
                "SELECT COUNT(*) FROM covenant_outbox_ended WHERE state = 'DEAD'"))
        .isEqualTo(1);
    assertThat(scene.database.text("SELECT payload FROM covenant_outbox_ended")).contains("broken");
  }

  @ParameterizedTest
  @EnumSource
  void deliveredRowsAreKeptWhereThatIsAsked(TestDatabase.Server server) throws SQLException {
    on(server).keeping = true;
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));

    scene.relay().once();

    assertThat(scene.pending()).isZero();
    assertThat(scene.database.text("SELECT state FROM covenant_outbox_ended"))
        .isEqualTo("DELIVERED");
  }

  @ParameterizedTest
  @EnumSource
  void eventsOfOneKeyKeepTheirOrderAcrossFailures(TestDatabase.Server server) throws SQLException {
    on(server).failures.set(2);
    scene.dispatcher.execute(
        Say.all(
            new Told("k", "broken 1"),
            new Told("k", "2"),
            new Told("other", "x"),
            Told.unkeyed("y"),
            new Told("k", "3")));

    scene.relay().once();
    assertThat(scene.heard).containsExactlyInAnyOrder("x", "y");
    scene.relay().once();
    scene.relay().once();

    assertThat(scene.heard)
        .containsSubsequence("broken 1", "2", "3")
        .containsExactlyInAnyOrder("x", "y", "broken 1", "2", "3");
    assertThat(scene.second).as("waits too").containsSubsequence("broken 1", "2", "3").hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void relaysShareTheRows(TestDatabase.Server server) throws SQLException {
    on(server).settings = OutboxScene.settings(3, 25);
    List<String> all = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
    scene.dispatcher.execute(Say.all(all.stream().map(Told::unkeyed).toArray(Told[]::new)));

    List<Row> first = scene.claimed();
    List<Row> second = scene.claimed();
    List<Row> third = scene.claimed();

    assertThat(first).hasSize(25).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(15);
    assertThat(third).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyIsClaimedByOneRelayAtATime(TestDatabase.Server server) throws SQLException {
    on(server).settings = OutboxScene.settings(3, 2);
    scene.dispatcher.execute(Say.all(new Told("k", "1"), new Told("k", "2"), new Told("k", "3")));

    assertThat(scene.claimed()).hasSize(2);
    assertThat(scene.claimed()).as("the third waits behind them").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfADeadRelayComeBackAndItsLateWordCountsForNothing(TestDatabase.Server server)
      throws SQLException {
    on(server).failures.set(1);
    scene.dispatcher.execute(Say.all(Told.unkeyed("broken"), Told.unkeyed("a")));
    Relay stalled = scene.relay(new Bell());
    List<Delivery> begun = new ArrayList<>();
    assertThat(stalled.turn(true, begun::add).claimed()).hasSize(2);
    scene.database.execute("UPDATE covenant_outbox_relay SET leased_until = " + PAST);
    Relay next = scene.relay(new Bell());
    assertThat(next.turn(true, rows -> {}).claimed()).as("taken over").hasSize(2);

    begun.forEach(rows -> rows.run(scene.delivery(Set.of(RuntimeRole.WORKER), true), () -> false));
    Turn late = stalled.turn(false, rows -> {});

    assertThat(late.held()).isFalse();
    assertThat(scene.pending()).isEqualTo(2);
    assertThat(scene.database.number("SELECT SUM(attempts) FROM covenant_outbox")).isZero();
    assertThat(next.turn(false, rows -> {}).held()).isTrue();
  }

  /** Its row is locked: others cannot take it out, and must not take its rows either. */
  @ParameterizedTest
  @EnumSource(names = {"MARIADB", "POSTGRESQL"})
  void aRelayThatIsAboutToRenewKeepsItsRows(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    assertThat(scene.claimed()).hasSize(1);
    scene.database.execute("UPDATE covenant_outbox_relay SET leased_until = " + PAST);
    Relay next = scene.relay(new Bell());
    try (Connection renewing = scene.database.source().getConnection()) {
      renewing.setAutoCommit(false);
      try (Statement statement = renewing.createStatement()) {
        statement.executeUpdate(
            "UPDATE covenant_outbox_relay SET lease_millis = lease_millis + 1 WHERE relay = '%s'"
                .formatted(scene.database.text("SELECT relay FROM covenant_outbox_relay")));
      }

      assertThat(next.turn(true, rows -> {}).claimed()).isEmpty();
      renewing.rollback();
      renewing.setAutoCommit(true);
    }

    assertThat(next.turn(true, rows -> {}).claimed()).as("when it is gone").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsBegunAfterTheLease(TestDatabase.Server server) throws SQLException {
    on(server).settings = OutboxScene.settings(3, 100, Duration.ofMillis(1));
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    List<Delivery> begun = new ArrayList<>();
    scene.relay(new Bell()).turn(true, begun::add);
    await().until(() -> scene.claimed().size() == 1);

    begun.forEach(rows -> rows.run(scene.delivery(Set.of(RuntimeRole.WORKER), true), () -> false));

    assertThat(scene.heard).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheRowThatOrdersClaimsNobodyClaims(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    scene.database.execute("DELETE FROM covenant_outbox_claims");

    assertThatThrownBy(() -> scene.claimed())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("INSERT INTO covenant_outbox_claims");
  }

  @ParameterizedTest
  @EnumSource
  void whatComesTwiceHasItsEffectOnce(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    scene.relay().once();
    scene.dispatcher.execute(Say.all(Told.unkeyed("b")));
    String id =
        scene.database.text("SELECT event_id FROM covenant_inbox WHERE subscriber = 'first'");
    scene.database.execute("UPDATE covenant_outbox SET event_id = '" + id + "'");

    scene.relay().once();

    assertThat(scene.pending()).isZero();
    assertThat(scene.heard).containsExactly("a");
    assertThat(scene.business("heard b")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatNoRoleHereReachesStaysAndBlocksNothing(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("scheduled"), Told.unkeyed("a")));

    scene.relay().once();

    assertThat(scene.heard).containsExactly("a");
    assertThat(scene.pending()).isEqualTo(1);
    assertThat(scene.database.text("SELECT last_error FROM covenant_outbox"))
        .startsWith("This node does not reach [");
    scene.database.execute("UPDATE covenant_outbox SET due_at = created_at");
    scene.relay(Set.of(RuntimeRole.CRON), true).once();
    assertThat(scene.heard).containsExactly("a", "scheduled");
    assertThat(scene.pending()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aContractThatIsGoneStaysAndBlocksNothing(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("old"), Told.unkeyed("a")));
    scene.database.execute(
        "UPDATE covenant_outbox SET contract = 'outbox.gone' WHERE payload LIKE '%old%'");

    scene.relay().once();

    assertThat(scene.heard).containsExactly("a");
    assertThat(scene.database.number("SELECT attempts FROM covenant_outbox")).isZero();
    assertThat(scene.database.text("SELECT last_error FROM covenant_outbox"))
        .isEqualTo("This node does not reach [first, second]");
  }

  @ParameterizedTest
  @EnumSource
  void aTargetThatIsNotHereIsNeverCountedAsDone(TestDatabase.Server server) throws SQLException {
    on(server).failures.set(100);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a"), Told.unkeyed("broken")));
    scene.database.execute(
        "UPDATE covenant_outbox SET targets = CONCAT(targets, '\nthird'), due_at = created_at");

    for (int attempt = 0; attempt < 5; attempt++) {
      scene.relay().once();
      scene.database.execute("UPDATE covenant_outbox SET due_at = created_at");
    }

    assertThat(scene.heard).containsExactly("a");
    assertThat(scene.second).containsExactly("a", "broken");
    assertThat(scene.pending()).as("neither done nor dead").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void whatANewerNodeWroteWaitsForOne(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    scene.database.execute("UPDATE covenant_outbox SET version = 2");

    scene.relay().once();

    assertThat(scene.heard).isEmpty();
    assertThat(scene.database.number("SELECT attempts FROM covenant_outbox")).isZero();
    assertThat(scene.database.text("SELECT last_error FROM covenant_outbox"))
        .isEqualTo("This node does not reach [first, second]");
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeReadIsAFailureThatSaysWhy(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    scene.database.execute("UPDATE covenant_outbox SET payload = '[secret'");

    scene.relay().once();

    assertThat(scene.heard).isEmpty();
    assertThat(scene.database.text("SELECT last_error FROM covenant_outbox"))
        .contains("outbox.told")
        .doesNotContain("[secret");
  }
}
