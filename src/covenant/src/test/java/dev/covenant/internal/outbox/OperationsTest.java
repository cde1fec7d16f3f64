package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.EventCategory;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.outbox.OutboxCount;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.outbox.OutboxState;
import dev.covenant.worker.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does, in each database. */
@Timeout(120)
class OperationsTest {
  private static final String TOLD = "outbox.told";

  private final AtomicInteger words = new AtomicInteger();
  private OutboxScene scene;
  private OutboxOperations operations;

  private void on(TestDatabase.Server server) throws SQLException {
    scene = new OutboxScene(server);
    operations =
        new JdbcOperations(
            scene.database.store(), scene.database.kind(), () -> "alice", words::incrementAndGet);
  }

  @AfterEach
  void close() throws SQLException {
    if (scene != null) {
      scene.close();
    }
  }

  private void attempts(int most, Backoff backoff) {
    RelaySettings some = OutboxScene.settings(most);
    scene.keeping = true;
    scene.settings =
        new RelaySettings(
            some.batchSize(),
            some.threads(),
            some.pollInterval(),
            some.lease(),
            some.timeout(),
            most,
            backoff,
            some.parking());
  }

  private void say(Told... events) {
    scene.dispatcher.execute(Say.all(events));
  }

  private void sayUnkeyed(String... texts) {
    say(List.of(texts).stream().map(Told::unkeyed).toArray(Told[]::new));
  }

  /** Fails each "broken" event once, for good. */
  private void die(Told... events) throws SQLException {
    attempts(1, Backoff.none());
    scene.failures.set(events.length);
    say(events);
    while (scene.relay().once() > 0) {
      continue;
    }
    scene.failures.set(0);
  }

  /** Fails each "broken" event once, and has it wait. */
  private void fail(Told... events) throws SQLException {
    attempts(3, Backoff.exponential(Duration.ofHours(1), Duration.ofHours(1)));
    scene.failures.set(events.length);
    say(events);
    scene.relay().once();
    scene.failures.set(0);
  }

  private OutboxEntry only(OutboxState state) {
    List<OutboxEntry> found = operations.page(state, 0, 10);
    assertThat(found).as("%s in %s", state, operations.status()).hasSize(1);
    return found.get(0);
  }

  private long rows(OutboxState state) {
    return operations.status().get(state).rows();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateIsCountedWithItsOldest(TestDatabase.Server server) throws Exception {
    on(server);
    assertThat(operations.status())
        .hasSize(OutboxState.values().length)
        .allSatisfy(
            (state, count) -> assertThat(count).isEqualTo(new OutboxCount(0, Duration.ZERO)));
    die(Told.unkeyed("broken"));
    sayUnkeyed("delivered");
    scene.relay().once();
    fail(Told.unkeyed("broken"));
    sayUnkeyed("leased");
    scene.claimed();
    sayUnkeyed("ready 1", "ready 2");
    scene.database.execute(
        "UPDATE covenant_outbox SET created_at = %s WHERE payload LIKE '%%ready 1%%'"
            .formatted(scene.database.kind().later().replace("?", "-7200000")));

    Map<OutboxState, OutboxCount> status = operations.status();

    assertThat(status.get(OutboxState.READY).rows()).isEqualTo(2);
    assertThat(status.get(OutboxState.READY).oldest())
        .isBetween(Duration.ofMinutes(120), Duration.ofMinutes(122));
    for (OutboxState one :
        List.of(
            OutboxState.LEASED, OutboxState.RETRYING, OutboxState.DEAD, OutboxState.DELIVERED)) {
      assertThat(status.get(one).rows()).as(one.name()).isEqualTo(1);
      assertThat(status.get(one).oldest()).as(one.name()).isLessThan(Duration.ofMinutes(2));
    }
    assertThat(status.get(OutboxState.SKIPPED).rows()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anEventIsShownAsItIs(TestDatabase.Server server) throws SQLException {
    on(server);
    Instant before = Instant.now().minusSeconds(60);
    fail(new Told("k", "broken"));

    OutboxEntry entry = only(OutboxState.RETRYING);

    assertThat(operations.find(entry.seq())).contains(entry);
    assertThat(entry.category()).isEqualTo(EventCategory.DOMAIN);
    assertThat(entry.contract()).isEqualTo(TOLD);
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.partitionKey()).isEqualTo("k");
    assertThat(entry.payload()).contains("broken");
    assertThat(entry.created()).isBetween(before, Instant.now().plusSeconds(60));
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.targets()).containsExactly("first", "second");
    assertThat(entry.done()).containsExactly("second");
    assertThat(entry.lastError()).contains("cannot hear").doesNotContain("hunter2");
    assertThat(entry.toString()).contains(TOLD).doesNotContain("broken", "cannot hear");
    assertThat(operations.find(entry.seq() + 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasDeliveredAndKeptIsDoneForAll(TestDatabase.Server server) throws SQLException {
    on(server);
    attempts(1, Backoff.none());
    sayUnkeyed("a");
    scene.relay().once();

    OutboxEntry kept = only(OutboxState.DELIVERED);

    assertThat(kept.done()).containsExactly("first", "second");
    assertThat(operations.resubmit(kept.seq())).isFalse();
    assertThat(operations.skip(kept.seq())).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void pagesFollowOneAnother(TestDatabase.Server server) throws SQLException {
    on(server);
    sayUnkeyed("1", "2", "3", "4", "5");

    List<Long> seen = new ArrayList<>();
    List<OutboxEntry> page = operations.page(OutboxState.READY, 0, 2);
    while (!page.isEmpty()) {
      page.forEach(entry -> seen.add(entry.seq()));
      page = operations.page(OutboxState.READY, seen.get(seen.size() - 1), 2);
    }

    assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void aDeadEventComesBackForThoseThatDoNotHaveIt(TestDatabase.Server server) throws SQLException {
    on(server);
    die(Told.unkeyed("broken"));
    OutboxEntry dead = only(OutboxState.DEAD);

    assertThat(operations.resubmit(dead.seq())).isTrue();

    OutboxEntry ready = only(OutboxState.READY);
    assertThat(ready.seq()).isGreaterThan(dead.seq());
    assertThat(ready.eventId()).isEqualTo(dead.eventId());
    assertThat(ready.created()).isEqualTo(dead.created());
    assertThat(ready.attempts()).isZero();
    assertThat(ready.done()).isEqualTo(dead.done()).containsExactly("second");
    assertThat(words.get()).as("the relay is told").isEqualTo(1);
    scene.relay().once();
    assertThat(scene.heard).containsExactly("broken");
    assertThat(scene.second).as("had it").containsExactly("broken");
    assertThat(rows(OutboxState.DEAD)).isZero();
    assertThat(operations.resubmit(dead.seq())).as("it is no longer there").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aWaitingEventIsDueAtOnce(TestDatabase.Server server) throws SQLException {
    on(server);
    fail(new Told("k", "broken"), new Told("k", "behind"));
    assertThat(scene.relay().once()).isZero();

    assertThat(operations.resubmit(only(OutboxState.RETRYING).seq())).isTrue();

    assertThat(operations.page(OutboxState.READY, 0, 10)).allMatch(e -> e.attempts() == 0);
    scene.relay().once();
    assertThat(scene.heard).containsExactly("broken", "behind");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDueOrInDeliveryIsNotResubmitted(TestDatabase.Server server) throws SQLException {
    on(server);
    sayUnkeyed("leased");
    List<Row> claimed = scene.claimed();
    sayUnkeyed("ready");

    assertThat(operations.resubmit(claimed.get(0).seq())).isFalse();
    assertThat(operations.resubmit(only(OutboxState.READY).seq())).isFalse();
    assertThat(operations.resubmitContract(TOLD)).isZero();
    assertThat(rows(OutboxState.LEASED)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void allOfAContractComeBackInTheirOrder(TestDatabase.Server server) throws SQLException {
    on(server);
    List<String> texts = IntStream.range(0, 450).mapToObj(i -> "broken " + i).toList();
    die(texts.stream().map(Told::unkeyed).toArray(Told[]::new));
    assertThat(rows(OutboxState.DEAD)).isEqualTo(450);
    long skipped = only(operations.page(OutboxState.DEAD, 0, 1)).seq();
    operations.skip(skipped);

    assertThat(operations.resubmitContract("outbox.other")).isZero();
    assertThat(operations.resubmitContract(TOLD)).isEqualTo(449);

    assertThat(rows(OutboxState.SKIPPED)).as("stays").isEqualTo(1);
    assertThat(rows(OutboxState.DEAD)).isZero();
    scene.heard.clear();
    while (scene.relay().once() > 0) {
      continue;
    }
    assertThat(scene.heard).isEqualTo(texts.subList(1, 450));
    assertThat(operations.resubmit(skipped)).as("asked for by itself").isTrue();
  }

  private static OutboxEntry only(List<OutboxEntry> one) {
    assertThat(one).hasSize(1);
    return one.get(0);
  }

  @ParameterizedTest
  @EnumSource
  void onlyThoseOfACauseComeBack(TestDatabase.Server server) throws SQLException {
    on(server);
    die(Told.unkeyed("broken 1"), Told.unkeyed("broken 2"));
    fail(Told.unkeyed("broken 3"), Told.unkeyed("broken 4"));
    for (String table : List.of("covenant_outbox", "covenant_outbox_ended")) {
      scene.database.execute(
          "UPDATE %s SET last_error = '100%% full_disk' WHERE payload LIKE '%%broken 1%%' OR payload LIKE '%%broken 3%%'"
              .formatted(table));
    }

    assertThat(operations.resubmitCause("100_")).as("no pattern").isZero();
    assertThat(operations.resubmitCause("FULL")).as("in this case of letters").isZero();
    assertThat(operations.resubmitCause("0% full_d")).isEqualTo(2);

    scene.relay().once();
    assertThat(scene.heard).containsExactlyInAnyOrder("broken 1", "broken 3");
    assertThat(rows(OutboxState.DEAD)).isEqualTo(1);
    assertThat(rows(OutboxState.RETRYING)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aSkippedEventMakesWayForThoseBehindIt(TestDatabase.Server server) throws SQLException {
    on(server);
    fail(new Told("k", "broken"), new Told("k", "behind"));
    OutboxEntry waiting = only(OutboxState.RETRYING);

    assertThat(operations.skip(waiting.seq())).isTrue();

    OutboxEntry skipped = only(OutboxState.SKIPPED);
    assertThat(skipped.seq()).isEqualTo(waiting.seq());
    assertThat(skipped.lastError()).isEqualTo(waiting.lastError());
    assertThat(skipped.done()).containsExactly("second");
    assertThat(words.get()).isEqualTo(1);
    scene.relay().once();
    assertThat(scene.heard).containsExactly("behind");
    assertThat(operations.skip(waiting.seq())).as("it is skipped").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theDeliveryOfASkippedEventNoLongerCounts(TestDatabase.Server server) throws SQLException {
    on(server);
    sayUnkeyed("a");
    List<Row> claimed = scene.claimed();

    assertThat(operations.skip(claimed.get(0).seq())).isTrue();
    settle(claimed.get(0));

    assertThat(only(OutboxState.SKIPPED).seq()).isEqualTo(claimed.get(0).seq());
    assertThat(rows(OutboxState.DELIVERED)).isZero();
    assertThat(scene.pending()).isZero();
  }

  /** Whoever comes first wins, and the other one finds nothing: no row ends twice. */
  @ParameterizedTest
  @EnumSource
  void skippingAndSettlingAtOnceEndEachEventOnce(TestDatabase.Server server) throws Exception {
    on(server);
    say(IntStream.range(0, 100).mapToObj(i -> Told.unkeyed("" + i)).toArray(Told[]::new));
    List<Row> claimed = scene.claimed();
    assertThat(claimed).hasSize(100);
    CyclicBarrier barrier = new CyclicBarrier(2);
    FutureTask<Void> settling =
        new FutureTask<>(
            () -> {
              for (Row row : claimed) {
                barrier.await(60, TimeUnit.SECONDS);
                settle(row);
              }
              return null;
            });
    new Thread(settling).start();

    for (Row row : claimed) {
      barrier.await(60, TimeUnit.SECONDS);
      operations.skip(row.seq());
    }
    settling.get(60, TimeUnit.SECONDS);

    assertThat(scene.pending()).isZero();
    assertThat(rows(OutboxState.SKIPPED) + rows(OutboxState.DELIVERED)).isEqualTo(100);
  }

  private void settle(Row row) throws SQLException {
    scene
        .database
        .store()
        .begin(
            connection -> {
              new Settling(scene.database.kind(), true)
                  .settle(connection, List.of(Settlement.delivered(row)));
              return null;
            });
  }

  @ParameterizedTest
  @EnumSource
  void allOfAContractAreSkippedWhateverTheyWaitFor(TestDatabase.Server server) throws SQLException {
    on(server);
    die(Told.unkeyed("broken 1"));
    fail(Told.unkeyed("broken 2"));
    sayUnkeyed("ready", "scheduled");

    assertThat(operations.skipContract(TOLD)).isEqualTo(3);

    assertThat(rows(OutboxState.SKIPPED)).isEqualTo(3);
    assertThat(only(OutboxState.READY).contract()).isEqualTo("outbox.scheduled");
  }

  @ParameterizedTest
  @EnumSource
  void whatHasEndedIsPurgedByStateAndAge(TestDatabase.Server server) throws SQLException {
    on(server);
    die(Told.unkeyed("broken 1"), Told.unkeyed("delivered"));
    sayUnkeyed("skipped");
    operations.skip(only(OutboxState.READY).seq());

    assertThat(operations.purge(OutboxState.DEAD, Duration.ofHours(1))).isZero();
    assertThat(operations.purge(OutboxState.DEAD, Duration.ZERO)).isEqualTo(1);

    assertThat(rows(OutboxState.DEAD)).isZero();
    assertThat(rows(OutboxState.SKIPPED)).isEqualTo(1);
    assertThat(rows(OutboxState.DELIVERED)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCallStaysWhenTheCallersTransactionIsRolledBack(TestDatabase.Server server)
      throws SQLException {
    on(server);
    die(Told.unkeyed("broken"));

    assertThatThrownBy(
            () ->
                TestDatabase.TRANSACTIONS.begin(
                    () -> {
                      operations.resubmitContract(TOLD);
                      throw new IllegalStateException("The caller fails");
                    }))
        .hasMessage("The caller fails");

    assertThat(rows(OutboxState.READY)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void whoDidWhatIsLoggedAndNoPayload(TestDatabase.Server server) throws SQLException {
    on(server);
    die(Told.unkeyed("broken"));
    long dead = only(OutboxState.DEAD).seq();
    try (Logged logged = new Logged(JdbcOperations.class)) {
      operations.resubmitCause("cannot\nhear, password=hunter2");
      operations.resubmit(dead);
      operations.skipContract(TOLD);
      operations.purge(OutboxState.SKIPPED, Duration.ZERO);

      assertThat(logged.lines)
          .containsExactly(
              "INFO Outbox, alice: resubmit events whose error contains \"cannot hear, password=***\": 0",
              "INFO Outbox, alice: resubmit event %d: 1".formatted(dead),
              "INFO Outbox, alice: skip events of the contract outbox.told: 1",
              "INFO Outbox, alice: purge SKIPPED events that ended PT0S ago or earlier: 1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void whatMeansNothingIsRefused(TestDatabase.Server server) throws SQLException {
    on(server);

    assertThatThrownBy(() -> operations.page(OutboxState.DEAD, 0, 1001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A page has 1 to 1000 events, not 1001");
    assertThatThrownBy(() -> operations.resubmitCause(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The text is blank, and would mean every event");
    assertThatThrownBy(() -> operations.purge(OutboxState.READY, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only what has ended can be purged, not READY");
    assertThatThrownBy(() -> operations.purge(OutboxState.DEAD, Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Events cannot have ended PT-1H ago");
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aDatabaseThatFailsIsSaidSo(TestDatabase.Server server) throws SQLException {
    on(server);
    scene.database.execute("DROP TABLE covenant_outbox_ended");
    try (Logged logged = new Logged(JdbcOperations.class)) {
      assertThatThrownBy(operations::status)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("The outbox cannot be read: ");
      assertThatThrownBy(() -> operations.skip(7))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "The outbox cannot skip event 7, or not all of them; repeat it: ");
      assertThat(logged.lines)
          .containsExactly("WARNING Outbox, alice: skip event 7: failed, or a part of it");
    }
  }
}
