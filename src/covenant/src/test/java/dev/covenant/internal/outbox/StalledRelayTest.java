package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.outbox.OutboxNodes.Node;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.internal.outbox.TestDatabase.Server;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that stands still amid a delivery, and goes on when its lease has ended. */
@Timeout(60)
class StalledRelayTest {
  private final GatedSource gate = new GatedSource();
  private OutboxScene scene;
  private OutboxNodes nodes;
  private Stall stall;

  private Node stalled(Server server, boolean inbox, boolean failing) throws Exception {
    scene = new OutboxScene(server);
    nodes = new OutboxNodes(scene);
    stall = new Stall(gate, failing);
    scene.hearing = stall;
    Node node =
        nodes.start(
            gate.of(scene.database.source()), OutboxNodes.settings(OutboxNodes.SHORT_LEASE, inbox));
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));
    stall.awaitIt();
    return node;
  }

  @AfterEach
  void close() throws Exception {
    if (stall != null) {
      stall.end();
      nodes.close();
      scene.close();
    }
  }

  private void startAnother() throws SQLException {
    nodes.start(OutboxNodes.settings(OutboxNodes.LONG_LEASE, false));
  }

  @ParameterizedTest
  @EnumSource
  void whatItDeliversLateIsNotSettledAgain(Server server) throws Exception {
    Node stalled = stalled(server, false, false);
    startAnother();
    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsExactly("a");

    stall.end();
    await().until(() -> scene.heard.size() == 2);
    assertThat(stalled.stop()).isTrue();

    assertThat(scene.pending()).isZero();
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_outbox_ended")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsItLateIsNotBroughtBack(Server server) throws Exception {
    Node stalled = stalled(server, false, true);
    startAnother();
    await().until(() -> scene.pending() == 0);

    stall.end();
    assertThat(stalled.stop()).isTrue();

    assertThat(scene.pending()).isZero();
    assertThat(scene.heard).containsExactly("a");
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_outbox_ended")).isZero();
  }

  /** The other one's word counts, also where it is that the row has to wait. */
  @ParameterizedTest
  @EnumSource
  void whatItDeliversLateTakesNoRowFromTheOther(Server server) throws Exception {
    Node stalled = stalled(server, false, false);
    Stall second = new Stall(new GatedSource(), true);
    scene.hearing = second;
    startAnother();
    second.awaitIt();

    stall.end();
    await().until(() -> scene.heard.contains("a"));
    assertThat(stalled.stop()).isTrue();

    assertThat(scene.pending()).as("the other one has it").isEqualTo(1);
    assertThat(scene.database.number("SELECT attempts FROM covenant_outbox")).isZero();
    scene.hearing = event -> {};
    second.end();
    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsExactly("a", "a");
  }

  /** Its transaction is open, and holds the mark of the event. */
  @ParameterizedTest
  @CsvSource({
    "H2, true",
    "H2, false",
    "MARIADB, true",
    "MARIADB, false",
    "POSTGRESQL, true",
    "POSTGRESQL, false"
  })
  void whatItHasNotCommittedIsNotDoneForTheOther(Server server, boolean failing) throws Exception {
    Node stalled = stalled(server, true, failing);
    String relay = scene.database.text("SELECT relay FROM covenant_outbox_relay");
    String there = "SELECT COUNT(*) FROM covenant_outbox_relay WHERE relay = '%s'".formatted(relay);
    nodes.start(OutboxNodes.settings(OutboxNodes.LONG_LEASE, true));

    await().until(() -> scene.database.number(there) == 0);
    await().during(Duration.ofMillis(300)).until(() -> scene.pending() == 1);
    stall.end();

    await().until(() -> scene.pending() == 0);
    assertThat(stalled.stop()).isTrue();
    assertThat(scene.business("heard a")).isEqualTo(1);
    assertThat(scene.second).containsExactly("a");
  }
}
