package dev.covenant.internal.presentation;

import static dev.covenant.internal.presentation.Joins.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.presentation.Disconnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HubUpkeepTest {
  private static final Duration QUIET = Duration.ofSeconds(25);
  private static final Duration SENDING = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong();
  private final HubSettings limits = Limits.NONE.quietFor(QUIET).sendingFor(SENDING).settings();
  private final Hub hub = new Hub(limits, HubThreads.on(Runnable::run), nanos::get);
  private final FakeOutlet outlet = FakeOutlet.prompt();

  @Test
  void aQuietClientGetsAHeartbeatThatMovesItsCursorOn() {
    join(hub, outlet);
    hub.send(List.of(Presented.event("other", "ward-9")));

    passes(QUIET.minusMillis(1));
    assertThat(outlet.heartbeats).isEmpty();
    passes(Duration.ofMillis(1));

    assertThat(outlet.heartbeats).containsExactly(hub.cursor());
    assertThat(hub.cursor()).endsWith("-1");
    passes(QUIET);
    assertThat(outlet.heartbeats).hasSize(2);
  }

  @Test
  void aClientThatGetsEventsIsAskedForASignOfLifeAllTheSame() {
    join(hub, outlet);

    passes(QUIET.minusSeconds(1));
    hub.send(Presented.events("e", 1));
    passes(Duration.ofSeconds(1));

    assertThat(outlet.heartbeats).hasSize(1);
    assertThat(outlet.probes).hasValue(1);
  }

  @Test
  void aClientThatWaitsForAThreadIsNotTakenForStalled() {
    List<Runnable> tasks = new ArrayList<>();
    Hub busy = new Hub(limits, HubThreads.on(tasks::add), nanos::get);
    join(busy, outlet);

    nanos.addAndGet(SENDING.multipliedBy(2).toNanos());
    busy.tick();

    assertThat(outlet.endings).isEmpty();
    tasks.get(0).run();
    assertThat(outlet.greetings).hasSize(1);
  }

  @Test
  void aClientThatGivesNoSignOfLifeIsDisconnected() {
    join(hub, outlet);
    passes(QUIET);
    outlet.alive = false;

    passes(QUIET);

    assertThat(outlet.heartbeats).hasSize(1);
    assertThat(outlet.endings).containsExactly(Disconnection.NO_ANSWER);
    assertThat(hub.counts().clients()).isZero();
    assertThat(hub.counts().disconnected(Disconnection.NO_ANSWER)).isEqualTo(1);
  }

  @Test
  void aClientThatDoesNotTakeWhatItIsSentIsDisconnectedInTheEnd() {
    FakeOutlet stalled = FakeOutlet.stalled();
    join(hub, stalled);
    hub.send(Presented.events("e", 1));

    passes(SENDING);
    assertThat(stalled.endings).isEmpty();
    passes(Duration.ofMillis(1));

    assertThat(stalled.endings).containsExactly(Disconnection.SEND_FAILED);
    assertThat(hub.counts().clients()).isZero();
  }

  @Test
  void aHubWithThreadsOfItsOwnLooksAfterItsClientsByItself() {
    HubSettings quick = Limits.NONE.quietFor(Duration.ofMillis(20)).settings();
    try (Hub own = Hub.withThreads(quick)) {
      join(own, outlet);

      await().until(() -> outlet.heartbeats.size() > 2);
    }
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
    hub.tick();
  }
}
