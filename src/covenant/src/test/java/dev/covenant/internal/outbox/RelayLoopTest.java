package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.worker.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relays at work on threads of their own. */
@Timeout(120)
class RelayLoopTest {
  private static final int PRODUCERS = 3;
  private static final int EACH = 40;

  private final List<RelayLoop> loops = new ArrayList<>();
  private OutboxScene scene;

  private RelayLoop start() {
    Bell bell = new Bell();
    RelayLoop loop =
        new RelayLoop(
            scene.relay(bell),
            scene.delivery(Set.of(RuntimeRole.WORKER), true),
            new Chores(),
            scene.settings,
            bell);
    loops.add(loop);
    loop.start(Thread::new);
    return loop;
  }

  private Purge purge(Optional<Duration> delivered, Duration marks) {
    return new Purge(scene.database.store(), scene.database.kind(), delivered, marks);
  }

  @AfterEach
  void close() throws Exception {
    for (RelayLoop loop : loops) {
      loop.stop(Duration.ofSeconds(20));
    }
    scene.close();
  }

  @ParameterizedTest
  @EnumSource
  void severalRelaysAndProducersLoseAndRepeatNothingAndKeepTheOrderOfKeys(
      TestDatabase.Server server) throws Exception {
    scene = new OutboxScene(server);
    for (int i = 0; i < 3; i++) {
      start();
    }
    List<FutureTask<Void>> producing = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int producer = 0; producer < PRODUCERS; producer++) {
      String key = "key" + producer;
      List<String> texts = IntStream.range(0, EACH).mapToObj(i -> key + "-" + i).toList();
      all.addAll(texts);
      producing.add(new FutureTask<>(() -> say(key, texts), null));
    }
    producing.forEach(task -> new Thread(task).start());
    for (FutureTask<Void> task : producing) {
      task.get(60, TimeUnit.SECONDS);
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsExactlyInAnyOrderElementsOf(all);
    assertThat(scene.second).containsExactlyInAnyOrderElementsOf(all);
    for (int producer = 0; producer < PRODUCERS; producer++) {
      String key = "key" + producer + "-";
      assertThat(scene.heard.stream().filter(text -> text.startsWith(key)).toList())
          .isEqualTo(IntStream.range(0, EACH).mapToObj(i -> key + i).toList());
    }
  }

  private void say(String key, List<String> texts) {
    texts.forEach(text -> scene.dispatcher.execute(Say.all(new Told(key, text))));
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberThatInterruptsItsThreadDoesNotEndTheRelay(TestDatabase.Server server)
      throws SQLException {
    scene = new OutboxScene(server);
    start();

    scene.dispatcher.execute(Say.all(Told.unkeyed("interrupting"), Told.unkeyed("a")));
    await().until(() -> scene.heard.contains("a"));
    scene.dispatcher.execute(Say.all(Told.unkeyed("b")));

    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).contains("b").doesNotHaveDuplicates();
  }

  /** Nobody polls, and nobody says a word. */
  private void pollNever() {
    scene.settings =
        new RelaySettings(
            2,
            1,
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            3,
            Backoff.none(),
            Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource
  void aBacklogIsDeliveredThoughThereWasNoRoomForItAtOnce(TestDatabase.Server server)
      throws SQLException {
    scene = new OutboxScene(server);
    pollNever();
    scene.hearing = event -> LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
    scene.dispatcher.execute(
        Say.all(IntStream.range(0, 20).mapToObj(i -> Told.unkeyed("" + i)).toArray(Told[]::new)));

    start();

    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasStoredBehindARowInDeliveryFollowsIt(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    pollNever();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    scene.hearing = event -> meet(begun, end);
    scene.dispatcher.execute(Say.all(new Told("k", "1")));
    RelayLoop loop = start();
    await().until(() -> begun.getCount() == 0);

    scene.dispatcher.execute(Say.all(new Told("k", "2")));
    loop.wake();
    scene.dispatcher.execute(Say.all(Told.unkeyed("3")));
    end.countDown();

    await().until(() -> scene.pending() == 0);
    assertThat(scene.heard).containsSubsequence("1", "2");
  }

  @ParameterizedTest
  @EnumSource
  void aStopLetsNoFurtherRowBegin(TestDatabase.Server server) throws Exception {
    scene = new OutboxScene(server);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    scene.hearing = event -> meet(begun, end);
    scene.dispatcher.execute(Say.all(new Told("k", "1"), new Told("k", "2"), new Told("k", "3")));
    RelayLoop loop = start();
    await().until(() -> begun.getCount() == 0);
    FutureTask<Boolean> stopping = new FutureTask<>(() -> loop.stop(Duration.ofSeconds(20)));
    Thread stop = new Thread(stopping);
    stop.start();
    await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
    // The relay has seen it when it looks again and again.
    await().during(Duration.ofMillis(300)).until(() -> scene.heard.isEmpty());

    end.countDown();

    assertThat(stopping.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(scene.heard).containsExactly("1");
    assertThat(scene.pending()).isEqualTo(2);
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_outbox_relay")).isZero();
  }

  private static void meet(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptLongEnoughIsPurged(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    scene.settings = OutboxScene.settings(1);
    scene.keeping = true;
    scene.failures.set(1);
    scene.dispatcher.execute(Say.all(new Told("k", "a"), new Told("k", "b")));
    scene.dispatcher.execute(Say.all(Told.unkeyed("broken")));
    scene.relay().once();

    purge(Optional.of(Duration.ofHours(1)), Duration.ofHours(1)).run();
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_outbox_ended")).isEqualTo(3);
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_inbox")).isEqualTo(5);

    purge(Optional.of(Duration.ofMillis(-1000)), Duration.ofMillis(-1000)).run();
    assertThat(scene.database.text("SELECT state FROM covenant_outbox_ended")).isEqualTo("DEAD");
    assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_inbox")).isZero();
    if (scene.database.kind() != Database.H2) {
      assertThat(scene.database.number("SELECT COUNT(*) FROM covenant_outbox_lock")).isZero();
    }
  }
}
