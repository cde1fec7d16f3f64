package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.outbox.OutboxNodes.Node;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.internal.outbox.TestDatabase.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool of connections that others hold, or that is small. */
@Timeout(60)
class PoolExhaustedTest {
  private static final int CONNECTIONS = 2;

  private final List<Connection> held = new ArrayList<>();
  private final RelayFailures failures = new RelayFailures();
  private OutboxScene scene;
  private OutboxNodes nodes;
  private Node node;

  private void open(Duration patience) throws SQLException {
    scene = new OutboxScene(TestDatabase.on(Server.POSTGRESQL, CONNECTIONS, patience));
    nodes = new OutboxNodes(scene);
    node = nodes.start(OutboxNodes.settings(OutboxNodes.LONG_LEASE, true));
  }

  @AfterEach
  void close() throws Exception {
    failures.close();
    free();
    if (nodes != null) {
      nodes.close();
      scene.close();
    }
  }

  /** Takes all connections, as soon as the relay gives back what it has. */
  private void exhaust() {
    await()
        .until(
            () -> {
              try {
                held.add(scene.database.source().getConnection());
              } catch (SQLException e) {
                assertThat(e.getMessage()).contains("acquisition timeout");
              }
              return held.size() == CONNECTIONS;
            });
  }

  private void free() throws SQLException {
    for (Connection connection : held) {
      connection.close();
    }
    held.clear();
  }

  @Test
  void commandsFailAndRowsWaitUntilThereAreConnectionsAgain() throws SQLException {
    open(Duration.ofMillis(100));
    scene.failures.set(Integer.MAX_VALUE);
    node.dispatcher().execute(Say.all(Told.unkeyed("broken")));
    await().until(() -> scene.second.contains("broken"));

    exhaust();
    assertThatThrownBy(() -> node.dispatcher().execute(Say.all(Told.unkeyed("never"))))
        .hasStackTraceContaining("acquisition timeout");
    int before = failures.count();
    await().until(() -> failures.count() >= before + 3);
    scene.failures.set(0);
    free();
    node.dispatcher().execute(Say.all(Told.unkeyed("a")));

    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsExactlyInAnyOrder("broken", "a");
    assertThat(scene.second).containsExactlyInAnyOrder("broken", "a");
    assertThat(scene.business("never")).isZero();
  }

  @Test
  void whoWaitsLongEnoughFailsNot() throws Exception {
    open(Duration.ofSeconds(20));
    exhaust();
    FutureTask<Integer> saying =
        new FutureTask<>(() -> node.dispatcher().execute(Say.all(Told.unkeyed("a"))));
    Thread thread = new Thread(saying);
    thread.start();
    await()
        .until(
            () ->
                thread.getState() == Thread.State.TIMED_WAITING
                    || thread.getState() == Thread.State.WAITING);

    free();

    assertThat(saying.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    await().until(() -> scene.heard.contains("a"));
    assertThat(failures.count()).isZero();
  }

  @Test
  void fewConnectionsAreEnoughForCommandsAndDeliveries() throws Exception {
    open(Duration.ofSeconds(20));
    try (Talk talk = new Talk(node.dispatcher())) {
      await().until(() -> talk.confirmed().size() > 100);
      talk.stop();

      await().until(() -> scene.pending() == 0);
      assertThat(talk.failures()).isEmpty();
      assertThat(scene.heard).containsExactlyInAnyOrderElementsOf(talk.confirmed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeliveryThatCannotBeSettledComesAgainAndHasItsEffectOnce(Server server)
      throws SQLException {
    scene = new OutboxScene(server);
    nodes = new OutboxNodes(scene);
    GatedSource gate = new GatedSource();
    scene.hearing = event -> gate.fail();
    nodes.start(
        gate.of(scene.database.source()), OutboxNodes.settings(OutboxNodes.SHORT_LEASE, true));

    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    await().until(() -> failures.count() >= 3);
    assertThat(scene.pending()).isEqualTo(1);
    scene.hearing = event -> {};
    gate.open();

    await().until(() -> scene.pending() == 0);
    assertThat(scene.business("heard a")).isEqualTo(1);
    assertThat(scene.second).containsExactly("a");
  }
}
