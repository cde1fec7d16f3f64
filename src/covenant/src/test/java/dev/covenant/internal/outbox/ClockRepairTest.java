package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database's clock goes back by an hour: seen from there, all times lie an hour ahead. */
class ClockRepairTest {
  private OutboxScene scene;

  private void goBackAnHour() throws SQLException {
    scene.database.execute("UPDATE covenant_outbox SET due_at = due_at + INTERVAL '1' HOUR");
    scene.database.execute(
        "UPDATE covenant_outbox_relay SET leased_until = leased_until + INTERVAL '1' HOUR");
  }

  private void repair(Duration longest) throws SQLException {
    new ClockRepair(scene.database.store(), scene.database.kind(), longest).run();
  }

  @AfterEach
  void close() throws SQLException {
    scene.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFurtherAheadThanAnybodySetsItIsDueNow(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    goBackAnHour();
    assertThat(scene.relay().once()).isZero();

    repair(Duration.ofMinutes(10));

    assertThat(scene.relay().once()).isEqualTo(1);
    assertThat(scene.heard).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void whatHasToWaitGoesOnWaiting(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    goBackAnHour();

    repair(Duration.ofHours(2));

    assertThat(scene.relay().once()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theRowsOfADeadRelayComeBackAfterItsLeaseNotAnHourLater(TestDatabase.Server server)
      throws SQLException {
    scene = new OutboxScene(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    scene.settings = OutboxScene.settings(3, 100, Duration.ofMillis(200));
    assertThat(scene.claimed()).hasSize(1);
    goBackAnHour();
    repair(Duration.ofMinutes(10));

    await().until(() -> scene.relay().once() == 1);

    assertThat(scene.heard).containsExactly("a");
  }
}
