package dev.covenant.internal.presentation;

import static dev.covenant.internal.presentation.Joins.join;
import static dev.covenant.internal.presentation.Joins.resume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.EventEnvelope;
import dev.covenant.internal.presentation.FakeOutlet.Told;
import dev.covenant.presentation.Disconnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HubReplayTest {
  private final Hub hub = Hub.on(Runnable::run, Limits.NONE.settings());
  private final FakeOutlet outlet = FakeOutlet.prompt();

  @Test
  void theFirstThingAClientIsToldIsWhereItIs() {
    hub.send(Presented.events("e", 3));

    join(hub, outlet);

    assertThat(outlet.greetings).containsExactly(new Told("connected", hub.cursor()));
    assertThat(hub.cursor()).endsWith("-3");
    assertThat(outlet.texts).isEmpty();
  }

  @Test
  void everyMessageHasTheNextCursor() {
    join(hub, outlet);

    hub.send(Presented.events("e", 2));
    hub.invalidate(new TreeSet<>(Set.of("clinic.board")));

    assertThat(outlet.cursors().stream().map(cursor -> cursor.split("-")[1]))
        .containsExactly("0", "1", "2", "3");
    assertThat(outlet.cursors().get(3)).isEqualTo(hub.cursor());
  }

  @Test
  void aClientThatComesBackGetsExactlyWhatCameAfterItsCursor() {
    hub.send(Presented.events("before", 2));
    String cursor = hub.cursor();
    List<EventEnvelope> missed = Presented.events("after", 3);
    hub.send(missed);

    resume(hub, cursor, outlet);
    hub.send(Presented.events("live", 1));

    List<String> expected = new ArrayList<>(Presented.texts(missed));
    expected.add(Presented.text("live0"));
    assertThat(outlet.greetings).containsExactly(new Told("connected", cursor));
    assertThat(outlet.texts).containsExactlyElementsOf(expected);
    assertThat(hub.counts().resyncs()).isZero();
  }

  @Test
  void aStaleQueryThatWasMissedIsTold() {
    String cursor = hub.cursor();
    hub.invalidate(new TreeSet<>(Set.of("clinic.board")));

    resume(hub, cursor, outlet);

    assertThat(outlet.texts)
        .containsExactly("{\"notice\":\"query.invalidate\",\"queries\":[\"clinic.board\"]}");
  }

  @Test
  void whatIsReplayedIsForTheLabelsThatTheClientHasNow() {
    String cursor = hub.cursor();
    hub.send(
        List.of(
            Presented.event("all"),
            Presented.event("three", "ward-3"),
            Presented.event("four", "ward-4")));

    resume(hub, cursor, outlet, "ward-4");

    assertThat(outlet.texts).containsExactly(Presented.text("all"), Presented.text("four"));
  }

  @Test
  void aClientThatMissedNothingIsToldNothing() {
    hub.send(Presented.events("e", 3));

    resume(hub, hub.cursor(), outlet);

    assertThat(outlet.greetings).containsExactly(new Told("connected", hub.cursor()));
    assertThat(outlet.texts).isEmpty();
  }

  @Test
  void aClientThatMissedMoreThanIsKeptIsToldToReadAnew() {
    int three =
        3
            * (200
                + new Message(Cursor.first(), Notice.of(Presented.event("e0"))).text().length()
                + 8);
    Hub small = Hub.on(Runnable::run, Limits.NONE.replaying(three).settings());
    String start = small.cursor();
    small.send(Presented.events("e", 1));
    String first = small.cursor();
    small.send(Presented.events("f", 3));

    FakeOutlet late = FakeOutlet.prompt();
    resume(small, start, late);
    resume(small, first, outlet);

    assertThat(late.greetings).containsExactly(new Told("resync", small.cursor()));
    assertThat(late.texts).isEmpty();
    assertThat(outlet.greetings).containsExactly(new Told("connected", first));
    assertThat(outlet.texts).hasSize(3);
    assertThat(small.counts().resyncs()).isEqualTo(1);
  }

  @Test
  void aClientOfAnotherStartIsToldToReadAnewAndHearsWhatFollows() {
    Hub before = Hub.on(Runnable::run, Limits.NONE.settings());
    before.send(Presented.events("e", 1));
    hub.send(Presented.events("e", 5));

    resume(hub, before.cursor(), outlet);
    hub.send(Presented.events("f", 1));

    assertThat(outlet.greetings).hasSize(1).allMatch(told -> told.notice().equals("resync"));
    assertThat(outlet.texts).containsExactly(Presented.text("f0"));
  }

  @Test
  void aCursorThatNobodyGaveIsAnsweredLikeOneOfAnotherStart() {
    String epoch = hub.cursor().split("-")[0];

    resume(hub, "nonsense", outlet);
    resume(hub, epoch + "-1", outlet);

    assertThat(outlet.greetings).hasSize(2).allMatch(told -> told.notice().equals("resync"));
  }

  @Test
  void whatIsReplayedNeedsNoPlaceInTheBuffer() {
    Hub tight = Hub.on(Runnable::run, Limits.NONE.buffering(2).settings());
    FakeOutlet stalled = FakeOutlet.stalled();
    String cursor = tight.cursor();
    tight.send(Presented.events("e", 50));

    resume(tight, cursor, stalled);
    tight.send(Presented.events("f", 2));
    assertThat(stalled.endings).isEmpty();
    tight.send(Presented.events("g", 1));

    assertThat(stalled.endings).containsExactly(Disconnection.TOO_SLOW);
  }

  @RepeatedTest(20)
  void clientsThatComeAndGoWhileEventsAreSentMissNothingAndGetNothingTwice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Hub busy = Hub.on(threads, Limits.NONE.settings())) {
      List<EventEnvelope> events = Presented.events("e", 400);
      String cursor = busy.cursor();
      CyclicBarrier start = new CyclicBarrier(2);
      Future<?> sender =
          threads.submit(
              () -> {
                start.await();
                events.forEach(event -> busy.send(List.of(event)));
                return null;
              });
      start.await();
      List<String> heard = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        FakeOutlet visit = FakeOutlet.answering(threads);
        HubClient client = resume(busy, cursor, visit);
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .until(() -> visit.texts.size() >= 5 || sender.isDone());
        client.leave();
        for (Message message : visit.messages()) {
          cursor = FakeOutlet.cursor(message);
          heard.addAll(Received.messages(message.text()));
        }
      }
      sender.get();
      FakeOutlet last = FakeOutlet.answering(threads);
      resume(busy, cursor, last);
      int missing = events.size() - heard.size();
      await().until(() -> last.texts.size() >= missing);
      heard.addAll(last.texts);

      assertThat(heard).containsExactlyElementsOf(Presented.texts(events));
    } finally {
      threads.shutdownNow();
    }
  }
}
