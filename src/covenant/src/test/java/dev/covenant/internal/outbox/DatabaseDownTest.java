package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.outbox.OutboxNodes.Node;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes and comes back while commands run and rows wait. */
@Timeout(240)
class DatabaseDownTest {
  /** How long it is down at least, once the outage was felt everywhere. */
  private static final Duration DOWN =
      Duration.ofSeconds(Integer.getInteger("covenant.crash.down", 0));

  /** A relay looks again after half a minute at the latest. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static OwnPostgres postgres;

  private OutboxScene scene;
  private OutboxNodes nodes;

  private enum End {
    STOPPED,
    KILLED
  }

  @BeforeAll
  static void create() throws Exception {
    postgres = OwnPostgres.create();
  }

  @AfterAll
  static void destroy() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    scene = new OutboxScene(TestDatabase.at(postgres));
    nodes = new OutboxNodes(scene);
  }

  @AfterEach
  void close() throws Exception {
    nodes.close();
    scene.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatCommittedIsDeliveredWhenTheDatabaseIsBack(End end) throws Exception {
    Node node = nodes.start(OutboxNodes.settings(Duration.ofSeconds(1), true));
    nodes.start(OutboxNodes.settings(Duration.ofSeconds(1), true));
    try (Talk talk = new Talk(node.dispatcher());
        RelayFailures failures = new RelayFailures()) {
      scene.failures.set(Integer.MAX_VALUE);
      node.dispatcher().execute(Say.all(Told.unkeyed("broken"), new Told("k", "broken too")));
      await().atMost(LIMIT).until(() -> talk.confirmed().size() > 20 && scene.second.size() > 20);

      go(end);
      await().atMost(LIMIT).until(() -> failures.count() >= 3 && talk.failures().size() >= 3);
      await().atMost(LIMIT.plus(DOWN)).pollDelay(DOWN).until(() -> !talk.failures().isEmpty());
      int before = talk.confirmed().size();
      scene.failures.set(0);
      postgres.start();

      await().atMost(LIMIT).until(() -> talk.confirmed().size() > before + 20);
      talk.stop();
      await().atMost(LIMIT).until(() -> scene.pending() == 0);
      assertThat(talk.failures()).allSatisfy(DatabaseDownTest::isClear);
      judge(talk.confirmed());
    }
  }

  private void go(End end) throws Exception {
    switch (end) {
      case STOPPED -> postgres.stop();
      case KILLED -> postgres.kill();
    }
  }

  /** Whoever reads it is to know that it is the database, and what that said last. */
  private static void isClear(Throwable failure) {
    assertThat(failure).hasStackTraceContaining("org.postgresql.util.PSQLException: ");
  }

  /** What became of a commit that failed nobody knows but the database. */
  private void judge(List<String> confirmed) throws SQLException {
    List<String> all = scene.database.texts("SELECT text FROM business");
    List<String> effects =
        all.stream().filter(t -> t.startsWith("heard ")).map(t -> t.substring(6)).toList();
    List<String> committed = all.stream().filter(t -> !t.startsWith("heard ")).toList();

    assertThat(committed).containsAll(confirmed).contains("broken", "broken too");
    assertThat(effects).containsExactlyInAnyOrderElementsOf(committed);
    assertThat(committed).containsAll(scene.heard).containsAll(scene.second);
    assertThat(scene.second).containsAll(committed);
  }
}
