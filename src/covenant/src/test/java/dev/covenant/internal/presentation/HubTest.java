package dev.covenant.internal.presentation;

import static dev.covenant.internal.presentation.Joins.anyone;
import static dev.covenant.internal.presentation.Joins.join;
import static dev.covenant.internal.presentation.Joins.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HubTest {
  private static final int ENOUGH = 100_000;
  private static final HubSettings LARGE = Limits.NONE.settings();

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Hub hub = Hub.on(threads, LARGE);
  private final Hub inline = Hub.on(Runnable::run, LARGE);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void everyClientGetsEachEventOnceInOrder() {
    List<FakeOutlet> outlets = List.of(FakeOutlet.prompt(), FakeOutlet.answering(threads));
    outlets.forEach(outlet -> join(hub, outlet));
    List<EventEnvelope> first = Presented.events("a", 50);
    List<EventEnvelope> second = Presented.events("b", 50);

    hub.send(first);
    hub.send(second);

    List<String> all = new ArrayList<>(Presented.texts(first));
    all.addAll(Presented.texts(second));
    outlets.forEach(
        outlet ->
            eventually()
                .untilAsserted(() -> assertThat(outlet.texts).containsExactlyElementsOf(all)));
  }

  @Test
  void allClientsShareOneText() {
    FakeOutlet one = FakeOutlet.prompt();
    FakeOutlet two = FakeOutlet.prompt();
    join(inline, one);
    join(inline, two);

    inline.send(Presented.events("e", 1));

    assertThat(one.messages().get(1).text()).isSameAs(two.messages().get(1).text());
    assertThat(one.messages().get(1).stream()).isSameAs(two.messages().get(1).stream());
  }

  @Test
  void aClientHearsOnlyWhatItsLabelsContain() {
    FakeOutlet nobody = FakeOutlet.prompt();
    FakeOutlet ward = FakeOutlet.prompt();
    FakeOutlet nurse = FakeOutlet.prompt();
    join(inline, nobody);
    join(inline, ward, "ward-3");
    join(inline, nurse, "ward-3", "nurse");

    inline.send(
        List.of(
            Presented.event("all"),
            Presented.event("ward", "ward-3"),
            Presented.event("both", "ward-3", "nurse"),
            Presented.event("none", "ward-4")));

    assertThat(nobody.texts).containsExactly(Presented.text("all"));
    assertThat(ward.texts).containsExactly(Presented.text("all"), Presented.text("ward"));
    assertThat(nurse.texts)
        .containsExactly(Presented.text("all"), Presented.text("ward"), Presented.text("both"));
  }

  @Test
  void onlyTheClientThatCannotKeepUpIsDisconnected() {
    FakeOutlet slow = FakeOutlet.stalled();
    FakeOutlet quick = FakeOutlet.prompt();
    Hub inline = buffering(2, Runnable::run);
    join(inline, slow);
    join(inline, quick);

    List<EventEnvelope> events = Presented.events("e", 5);
    events.forEach(event -> inline.send(List.of(event)));

    assertThat(slow.texts).containsExactly(Presented.text("e0"));
    assertThat(slow.endings).containsExactly(Disconnection.TOO_SLOW);
    assertThat(quick.texts).containsExactlyElementsOf(Presented.texts(events));
    assertThat(quick.endings).isEmpty();
    assertThat(inline.counts().clients()).isEqualTo(1);
    assertThat(inline.counts().disconnected(Disconnection.TOO_SLOW)).isEqualTo(1);
  }

  @Test
  void aFullBufferIsNotYetTooMuch() {
    FakeOutlet stalled = FakeOutlet.stalled();
    Hub inline = buffering(2, Runnable::run);
    join(inline, stalled);

    Presented.events("e", 3).forEach(event -> inline.send(List.of(event)));

    assertThat(stalled.endings).isEmpty();
    assertThat(inline.counts().clients()).isEqualTo(1);
  }

  @Test
  void whatIsNotForAClientTakesNoPlaceInItsBuffer() {
    FakeOutlet stalled = FakeOutlet.stalled();
    Hub inline = buffering(1, Runnable::run);
    join(inline, stalled);

    IntStream.range(0, 9).forEach(i -> inline.send(List.of(Presented.event("e" + i, "other"))));

    assertThat(inline.counts().clients()).isEqualTo(1);
  }

  @Test
  void aTransportThatBlocksDelaysNeitherTheSenderNorOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    FakeOutlet blocking = FakeOutlet.with((good, completion) -> awaitQuietly(release));
    FakeOutlet quick = FakeOutlet.prompt();
    Hub hub = buffering(20, threads);
    join(hub, blocking);
    join(hub, quick);
    List<EventEnvelope> events = Presented.events("e", 40);

    // Returns although the latch is closed, or the time-out of this class strikes.
    hub.send(events.subList(0, 1));
    eventually().until(() -> blocking.texts.size() == 1);
    events
        .subList(1, 40)
        .forEach(
            event -> {
              hub.send(List.of(event));
              eventually().until(() -> quick.texts.contains(Presented.text(event.id())));
            });

    eventually()
        .untilAsserted(
            () -> assertThat(quick.texts).containsExactlyElementsOf(Presented.texts(events)));
    eventually().until(() -> blocking.endings.equals(List.of(Disconnection.TOO_SLOW)));
    release.countDown();
  }

  @Test
  void howeverManyTransportsBlockTheOthersGetEverything() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Hub own = Hub.withThreads(LARGE)) {
      for (int i = 0; i < 20; i++) {
        join(own, FakeOutlet.with((good, completion) -> awaitQuietly(release)));
      }
      FakeOutlet quick = FakeOutlet.prompt();
      join(own, quick);

      own.send(Presented.events("e", 3));

      eventually().until(() -> quick.texts.size() == 3);
    } finally {
      release.countDown();
    }
  }

  @Test
  void aCloseThatBlocksDelaysNobody() {
    CountDownLatch release = new CountDownLatch(1);
    Outlet closing =
        new Outlet() {
          @Override
          public void send(List<Message> messages, Completion completion) {}

          @Override
          public boolean probe() {
            return true;
          }

          @Override
          public void close(Disconnection cause) {
            awaitQuietly(release);
          }
        };
    Hub hub = buffering(1, threads);
    join(hub, closing);

    Presented.events("e", 20).forEach(event -> hub.send(List.of(event)));

    eventually().until(() -> hub.counts().clients() == 0);
    release.countDown();
  }

  @Test
  void answersGivenAtOnceDoNotDeepenTheStack() {
    FakeOutlet prompt = FakeOutlet.prompt();
    join(inline, prompt);
    List<EventEnvelope> events = Presented.events("e", ENOUGH);

    inline.send(events);

    assertThat(prompt.texts).hasSize(ENOUGH);
    assertThat(prompt.parcels).hasSizeGreaterThan(50);
    assertThat(prompt.overlaps).hasValue(0);
  }

  @Test
  void anAnswerThatComesLateAndThenAtOnceDoesNotDeepenTheStack() {
    AtomicReference<Runnable> held = new AtomicReference<>();
    FakeOutlet outlet =
        FakeOutlet.with(
            (good, completion) -> {
              if (!held.compareAndSet(null, good)) {
                good.run();
              }
            });
    join(inline, outlet);
    inline.send(Presented.events("e", ENOUGH));
    assertThat(outlet.parcels).hasSize(1);

    held.get().run();

    assertThat(outlet.texts).hasSize(ENOUGH);
  }

  @Test
  void anAnswerGivenTwiceCountsOnce() {
    List<Outlet.Completion> completions = new ArrayList<>();
    FakeOutlet outlet = FakeOutlet.with((good, completion) -> completions.add(completion));
    join(inline, outlet);
    Presented.events("e", 5).forEach(event -> inline.send(List.of(event)));

    completions.get(0).succeeded();
    completions.get(0).succeeded();
    completions.get(0).failed(new IOException("late"));

    assertThat(outlet.parcels).containsExactly(1, 4);
    assertThat(outlet.endings).isEmpty();
  }

  @RepeatedTest(20)
  void concurrentSendersReachAllClientsInOneOrderAndNothingIsLost() throws Exception {
    int senders = 4;
    int each = 250;
    List<FakeOutlet> outlets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      outlets.add(i % 2 == 0 ? FakeOutlet.prompt() : FakeOutlet.answering(threads));
    }
    outlets.forEach(outlet -> join(hub, outlet));
    CyclicBarrier start = new CyclicBarrier(senders);
    ExecutorService commits = Executors.newFixedThreadPool(senders);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        List<EventEnvelope> events = Presented.events("s" + s + "-", each);
        done.add(
            commits.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < each; i += 2) {
                    hub.send(events.subList(i, i + 2));
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      commits.shutdown();
    }

    outlets.forEach(outlet -> eventually().until(() -> outlet.texts.size() == senders * each));
    List<String> order = List.copyOf(outlets.get(0).texts);
    assertThat(order).doesNotHaveDuplicates();
    for (int s = 0; s < senders; s++) {
      String own = "\"s" + s + "-";
      assertThat(order.stream().filter(text -> text.contains(own)).toList())
          .isEqualTo(Presented.texts(Presented.events("s" + s + "-", each)));
    }
    for (int i = 0; i < order.size(); i += 2) {
      // A batch stays together.
      assertThat(idOf(order.get(i)).split("-")[0]).isEqualTo(idOf(order.get(i + 1)).split("-")[0]);
    }
    outlets.forEach(
        outlet -> {
          assertThat(outlet.texts).containsExactlyElementsOf(order);
          assertThat(outlet.overlaps).hasValue(0);
        });
  }

  @RepeatedTest(20)
  void aClientThatJoinsMeanwhileGetsEverythingFromThenOn() throws Exception {
    List<EventEnvelope> events = Presented.events("e", 500);
    List<String> texts = Presented.texts(events);
    CyclicBarrier start = new CyclicBarrier(2);
    Future<?> sender =
        threads.submit(
            () -> {
              start.await();
              events.forEach(event -> hub.send(List.of(event)));
              return null;
            });
    start.await();
    List<FakeOutlet> outlets = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      FakeOutlet outlet = FakeOutlet.answering(threads);
      outlets.add(outlet);
      join(hub, outlet);
    }
    sender.get();
    hub.send(List.of(Presented.event("last")));

    String last = Presented.text("last");
    for (FakeOutlet outlet : outlets) {
      eventually().until(() -> outlet.texts.contains(last));
      List<String> got = List.copyOf(outlet.texts);
      List<String> suffix = texts.subList(texts.size() - got.size() + 1, texts.size());
      assertThat(got.subList(0, got.size() - 1)).isEqualTo(suffix);
    }
  }

  @Test
  void aClientThatCannotBeSentToIsDropped() {
    FakeOutlet broken =
        FakeOutlet.with((good, completion) -> completion.failed(new IOException("reset")));
    FakeOutlet throwing =
        FakeOutlet.with(
            (good, completion) -> {
              throw new IllegalStateException("closed");
            });
    join(inline, broken);
    join(inline, throwing);

    inline.send(Presented.events("e", 3));

    assertThat(List.of(broken, throwing))
        .allSatisfy(
            outlet -> {
              assertThat(outlet.texts).hasSize(3);
              assertThat(outlet.endings).containsExactly(Disconnection.SEND_FAILED);
            });
    assertThat(inline.counts().clients()).isZero();
    assertThat(inline.counts().disconnected(Disconnection.TOO_SLOW)).isZero();
  }

  @Test
  void aClientThatLeftGetsNothingMoreAndIsNotClosedAgain() {
    FakeOutlet outlet = FakeOutlet.stalled();
    HubClient client = join(inline, outlet);
    Presented.events("e", 2).forEach(event -> inline.send(List.of(event)));

    client.leave();
    inline.send(Presented.events("f", 2));
    inline.close();

    assertThat(outlet.texts).hasSize(1);
    assertThat(outlet.endings).isEmpty();
    assertThat(inline.counts().clients()).isZero();
  }

  @Test
  void closingDisconnectsEveryoneAndWhoeverComesLater() {
    FakeOutlet early = FakeOutlet.prompt();
    FakeOutlet late = FakeOutlet.prompt();
    join(inline, early);

    inline.close();
    inline.close();
    assertThat(refused(inline, anyone(), late)).isEqualTo(Refusal.SHUT_DOWN);
    inline.send(Presented.events("e", 1));

    assertThat(early.endings).containsExactly(Disconnection.SHUT_DOWN);
    assertThat(early.texts).isEmpty();
    assertThat(late.greetings).isEmpty();
    assertThat(inline.counts().clients()).isZero();
  }

  @Test
  void aHubWithThreadsOfItsOwnEndsThem() {
    Hub own = Hub.withThreads(LARGE);
    CompletableFuture<Thread> sending = new CompletableFuture<>();
    FakeOutlet outlet =
        FakeOutlet.with(
            (good, completion) -> {
              sending.complete(Thread.currentThread());
              good.run();
            });
    join(own, outlet);
    own.send(Presented.events("e", 1));
    eventually().until(sending::isDone);

    own.close();

    Thread thread = sending.getNow(null);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).startsWith("covenant-presentation-");
    eventually().until(() -> !thread.isAlive());
  }

  @Test
  void aHubWithThreadsOfItsOwnHasToldItsClientsWhenItIsClosed() {
    Hub own = Hub.withThreads(LARGE);
    List<FakeOutlet> outlets = Stream.generate(FakeOutlet::prompt).limit(5_000).toList();
    outlets.forEach(outlet -> join(own, outlet));

    own.close();

    assertThat(outlets)
        .allSatisfy(outlet -> assertThat(outlet.endings).containsExactly(Disconnection.SHUT_DOWN));
  }

  @Test
  void aClientIsDroppedWhereTheExecutorRejectsIt() {
    Hub stopped =
        Hub.on(
            task -> {
              throw new RejectedExecutionException("stopped");
            },
            LARGE);
    FakeOutlet outlet = FakeOutlet.prompt();

    join(stopped, outlet);

    assertThat(outlet.endings).containsExactly(Disconnection.SEND_FAILED);
    assertThat(stopped.counts().clients()).isZero();
  }

  @Test
  void anErrorThatATransportThrowsEndsItsClientOnly() {
    FakeOutlet broken =
        FakeOutlet.with(
            (good, completion) -> {
              throw new Error("half a surrogate pair");
            });
    FakeOutlet prompt = FakeOutlet.prompt();
    join(inline, broken);
    join(inline, prompt);

    inline.send(Presented.events("e", 2));

    assertThat(broken.endings).containsExactly(Disconnection.SEND_FAILED);
    assertThat(prompt.texts).containsExactly(Presented.text("e0"), Presented.text("e1"));
    assertThat(inline.counts().clients()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void whereThereIsNoThreadForOneTaskNothingIsLost(int failing) {
    AtomicInteger tasks = new AtomicInteger();
    Hub tight =
        Hub.on(
            task -> {
              if (tasks.incrementAndGet() == failing) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              task.run();
            },
            LARGE);
    FakeOutlet first = FakeOutlet.prompt();
    FakeOutlet second = FakeOutlet.prompt();
    join(tight, first);
    join(tight, second);

    tight.send(Presented.events("e", 1));
    tight.send(Presented.events("f", 1));

    assertThat(second.texts).containsExactly(Presented.text("e0"), Presented.text("f0"));
    if (first.endings.isEmpty()) {
      assertThat(first.texts).containsExactlyElementsOf(second.texts);
    } else {
      assertThat(first.endings).containsExactly(Disconnection.SEND_FAILED);
    }
  }

  @Test
  void whoSendsFasterThanIsDistributedDistributesBeforeABufferIsFull() {
    List<Runnable> tasks = new ArrayList<>();
    Hub slow = buffering(4, tasks::add);
    FakeOutlet outlet = FakeOutlet.prompt();
    join(slow, outlet);
    tasks.forEach(Runnable::run);
    tasks.clear();

    Presented.events("e", 3).forEach(event -> slow.send(List.of(event)));
    // The first task is the distribution, which somebody else has done.
    tasks.get(1).run();

    assertThat(outlet.texts).containsExactlyElementsOf(Presented.texts(Presented.events("e", 3)));
  }

  @Test
  void aBatchThatCannotBeShownReachesNobody() {
    FakeOutlet outlet = FakeOutlet.prompt();
    join(inline, outlet);
    EventEnvelope bare = EventEnvelope.of(EventCategory.PRESENTATION, "clinic.shown", "x");

    assertThatThrownBy(() -> inline.send(List.of(Presented.event("e"), bare)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(outlet.texts).isEmpty();
  }

  private static Hub buffering(int messages, Executor executor) {
    return Hub.on(executor, Limits.NONE.buffering(messages).settings());
  }

  private static ConditionFactory eventually() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private static String idOf(String text) {
    return text.substring(7, text.indexOf('"', 7));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
