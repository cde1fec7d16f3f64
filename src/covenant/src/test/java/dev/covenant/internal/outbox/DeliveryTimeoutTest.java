package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.worker.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subscribers that do not return. */
@Timeout(60)
class DeliveryTimeoutTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private OutboxScene scene;
  private RelayLoop loop;

  private void start(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    scene.hearing = this::hear;
    scene.settings =
        new RelaySettings(
            100,
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(600),
            Duration.ofMillis(200),
            100,
            Backoff.constant(Duration.ofMillis(50)),
            Duration.ofMillis(50));
    Bell bell = new Bell();
    RowDelivery delivery = scene.delivery(Set.of(RuntimeRole.WORKER), true);
    loop = new RelayLoop(scene.relay(bell), delivery, new Chores(), scene.settings, bell);
    loop.start(Thread::new);
  }

  private void hear(Told event) {
    if (event.text().equals("patient") && calls.getAndIncrement() == 0) {
      waitForIt();
    }
    if (event.text().startsWith("hanging")) {
      calls.incrementAndGet();
      hang();
    }
  }

  private void waitForIt() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does not even heed an interrupt. */
  private void hang() {
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  @AfterEach
  void close() throws Exception {
    gate.countDown();
    loop.stop(Duration.ofSeconds(10));
    scene.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatTakesTooLongIsInterruptedAndTriedAgain(TestDatabase.Server server)
      throws SQLException {
    start(server);

    scene.dispatcher.execute(Say.all(Told.unkeyed("patient"), Told.unkeyed("a")));

    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsExactlyInAnyOrder("patient", "a");
    assertThat(calls.get()).as("calls").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatNeverReturnsHoldsUpNobodyElseAndLosesNothing(TestDatabase.Server server)
      throws SQLException {
    start(server);

    scene.dispatcher.execute(Say.all(new Told("k", "hanging"), new Told("k", "behind")));
    String first = "SELECT last_error FROM covenant_outbox ORDER BY seq";
    await().until(() -> String.valueOf(scene.database.text(first)).contains("not return"));
    await().until(() -> scene.database.text(first).contains("[first that does not return]"));
    assertThat(scene.database.number("SELECT MAX(attempts) FROM covenant_outbox")).isEqualTo(1);
    scene.dispatcher.execute(Say.all(Told.unkeyed("a")));

    await().until(() -> scene.heard.contains("a"));
    await().until(() -> scene.second.contains("hanging"));
    assertThat(scene.heard).as("waits for its key").doesNotContain("behind");
    assertThat(calls.get()).as("not called again meanwhile").isEqualTo(1);

    gate.countDown();
    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsSubsequence("hanging", "behind");
    assertThat(scene.second).containsSubsequence("hanging", "behind");
    assertThat(scene.business("heard hanging")).as("in effect").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void itTakesNoMoreThreadsThanThereAre(TestDatabase.Server server) throws SQLException {
    start(server);

    scene.dispatcher.execute(
        Say.all(
            IntStream.range(0, 8)
                .mapToObj(i -> Told.unkeyed("hanging " + i))
                .toArray(Told[]::new)));

    await().until(() -> scene.second.size() == 8);
    assertThat(calls.get()).isLessThanOrEqualTo(4);
    gate.countDown();
    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource
  void aStopDoesNotWaitForOneThatNeverReturns(TestDatabase.Server server) throws Exception {
    start(server);
    scene.dispatcher.execute(Say.all(Told.unkeyed("hanging")));
    await().until(() -> calls.get() == 1);

    assertThat(loop.stop(Duration.ofMillis(50))).as("finished").isFalse();
    assertThat(scene.pending()).isEqualTo(1);
  }
}
