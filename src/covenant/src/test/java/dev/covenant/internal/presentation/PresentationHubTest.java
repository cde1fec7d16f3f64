package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PresentationHubTest {
  private static final int ENOUGH = 100_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final PresentationHub hub = new PresentationHub(threads);
  private final PresentationHub inline = new PresentationHub(Runnable::run);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void everyClientGetsEachEventOnceInOrder() {
    List<FakeOutlet> outlets = List.of(FakeOutlet.prompt(), FakeOutlet.answering(threads));
    outlets.forEach(outlet -> hub.join(Set.of(), outlet, ENOUGH));
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
    inline.join(Set.of(), one, ENOUGH);
    inline.join(Set.of(), two, ENOUGH);

    inline.send(Presented.events("e", 1));

    assertThat(one.texts.peek()).isSameAs(two.texts.peek());
  }

  @Test
  void aClientHearsOnlyWhatItsLabelsContain() {
    FakeOutlet nobody = FakeOutlet.prompt();
    FakeOutlet ward = FakeOutlet.prompt();
    FakeOutlet nurse = FakeOutlet.prompt();
    inline.join(Set.of(), nobody, ENOUGH);
    inline.join(Set.of("ward-3"), ward, ENOUGH);
    inline.join(Set.of("ward-3", "nurse"), nurse, ENOUGH);

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
    inline.join(Set.of(), slow, 2);
    inline.join(Set.of(), quick, 2);

    List<EventEnvelope> events = Presented.events("e", 5);
    events.forEach(event -> inline.send(List.of(event)));

    assertThat(slow.texts).containsExactly(Presented.text("e0"));
    assertThat(slow.partings).containsExactly(Parting.TOO_SLOW);
    assertThat(quick.texts).containsExactlyElementsOf(Presented.texts(events));
    assertThat(quick.partings).isEmpty();
    assertThat(inline.clients()).isEqualTo(1);
    assertThat(inline.tooSlow()).isEqualTo(1);
  }

  @Test
  void aFullBufferIsNotYetTooMuch() {
    FakeOutlet stalled = FakeOutlet.stalled();
    inline.join(Set.of(), stalled, 2);

    Presented.events("e", 3).forEach(event -> inline.send(List.of(event)));

    assertThat(stalled.partings).isEmpty();
    assertThat(inline.clients()).isEqualTo(1);
  }

  @Test
  void whatIsNotForAClientTakesNoPlaceInItsBuffer() {
    FakeOutlet stalled = FakeOutlet.stalled();
    inline.join(Set.of(), stalled, 1);

    IntStream.range(0, 9).forEach(i -> inline.send(List.of(Presented.event("e" + i, "other"))));

    assertThat(inline.clients()).isEqualTo(1);
  }

  @Test
  void aTransportThatBlocksDelaysNeitherTheSenderNorOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    FakeOutlet blocking = FakeOutlet.with((good, completion) -> awaitQuietly(release));
    FakeOutlet quick = FakeOutlet.prompt();
    hub.join(Set.of(), blocking, 1);
    hub.join(Set.of(), quick, ENOUGH);
    List<EventEnvelope> events = Presented.events("e", 10);

    // Returns although the latch is closed, or the time-out of this class strikes.
    hub.send(events.subList(0, 1));
    eventually().until(() -> blocking.texts.size() == 1);
    events.subList(1, 10).forEach(event -> hub.send(List.of(event)));

    eventually()
        .untilAsserted(
            () -> assertThat(quick.texts).containsExactlyElementsOf(Presented.texts(events)));
    eventually().until(() -> blocking.partings.equals(List.of(Parting.TOO_SLOW)));
    release.countDown();
  }

  @Test
  void aCloseThatBlocksDelaysNobody() {
    CountDownLatch release = new CountDownLatch(1);
    Outlet closing =
        new Outlet() {
          @Override
          public void send(String text, Completion completion) {}

          @Override
          public void close(Parting parting) {
            awaitQuietly(release);
          }
        };
    hub.join(Set.of(), closing, 1);

    Presented.events("e", 20).forEach(event -> hub.send(List.of(event)));

    assertThat(hub.clients()).isZero();
    release.countDown();
  }

  @Test
  void answersGivenAtOnceDoNotDeepenTheStack() {
    FakeOutlet prompt = FakeOutlet.prompt();
    inline.join(Set.of(), prompt, ENOUGH);
    List<EventEnvelope> events = Presented.events("e", ENOUGH);

    inline.send(events);

    assertThat(prompt.texts).hasSize(ENOUGH);
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
    inline.join(Set.of(), outlet, ENOUGH);
    inline.send(Presented.events("e", ENOUGH));
    assertThat(outlet.texts).hasSize(1);

    held.get().run();

    assertThat(outlet.texts).hasSize(ENOUGH);
  }

  @Test
  void anAnswerGivenTwiceCountsOnce() {
    List<Outlet.Completion> completions = new ArrayList<>();
    FakeOutlet outlet = FakeOutlet.with((good, completion) -> completions.add(completion));
    inline.join(Set.of(), outlet, ENOUGH);
    inline.send(Presented.events("e", 5));

    completions.get(0).succeeded();
    completions.get(0).succeeded();
    completions.get(0).failed(new IOException("late"));

    assertThat(outlet.texts).hasSize(2);
    assertThat(outlet.partings).isEmpty();
  }

  @RepeatedTest(20)
  void concurrentSendersReachAllClientsInOneOrderAndNothingIsLost() throws Exception {
    int senders = 4;
    int each = 250;
    List<FakeOutlet> outlets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      outlets.add(i % 2 == 0 ? FakeOutlet.prompt() : FakeOutlet.answering(threads));
    }
    outlets.forEach(outlet -> hub.join(Set.of(), outlet, ENOUGH));
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
      hub.join(Set.of(), outlet, ENOUGH);
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
    inline.join(Set.of(), broken, ENOUGH);
    inline.join(Set.of(), throwing, ENOUGH);

    inline.send(Presented.events("e", 3));

    assertThat(List.of(broken, throwing))
        .allSatisfy(
            outlet -> {
              assertThat(outlet.texts).hasSize(1);
              assertThat(outlet.partings).containsExactly(Parting.SEND_FAILED);
            });
    assertThat(inline.clients()).isZero();
    assertThat(inline.tooSlow()).isZero();
  }

  @Test
  void aClientThatLeftGetsNothingMoreAndIsNotClosedAgain() {
    FakeOutlet outlet = FakeOutlet.stalled();
    HubClient client = inline.join(Set.of(), outlet, ENOUGH);
    inline.send(Presented.events("e", 2));

    client.leave();
    inline.send(Presented.events("f", 2));
    inline.close();

    assertThat(outlet.texts).hasSize(1);
    assertThat(outlet.partings).isEmpty();
    assertThat(inline.clients()).isZero();
  }

  @Test
  void closingDisconnectsEveryoneAndWhoeverComesLater() {
    FakeOutlet early = FakeOutlet.prompt();
    FakeOutlet late = FakeOutlet.prompt();
    inline.join(Set.of(), early, ENOUGH);

    inline.close();
    inline.close();
    inline.join(Set.of(), late, ENOUGH);
    inline.send(Presented.events("e", 1));

    assertThat(early.partings).containsExactly(Parting.SHUT_DOWN);
    assertThat(late.partings).containsExactly(Parting.SHUT_DOWN);
    assertThat(early.texts).isEmpty();
    assertThat(late.texts).isEmpty();
    assertThat(inline.clients()).isZero();
  }

  @Test
  void aHubWithThreadsOfItsOwnEndsThem() {
    PresentationHub own = PresentationHub.withThreads();
    CompletableFuture<Thread> sending = new CompletableFuture<>();
    FakeOutlet outlet =
        FakeOutlet.with(
            (good, completion) -> {
              sending.complete(Thread.currentThread());
              good.run();
            });
    own.join(Set.of(), outlet, ENOUGH);
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
    PresentationHub own = PresentationHub.withThreads();
    List<FakeOutlet> outlets = Stream.generate(FakeOutlet::prompt).limit(5_000).toList();
    outlets.forEach(outlet -> own.join(Set.of(), outlet, ENOUGH));

    own.close();

    assertThat(outlets)
        .allSatisfy(outlet -> assertThat(outlet.partings).containsExactly(Parting.SHUT_DOWN));
  }

  @Test
  void aClientIsDroppedWhereTheExecutorRejectsIt() {
    PresentationHub stopped =
        new PresentationHub(
            task -> {
              throw new RejectedExecutionException("stopped");
            });
    FakeOutlet outlet = FakeOutlet.prompt();
    stopped.join(Set.of(), outlet, ENOUGH);

    stopped.send(Presented.events("e", 1));

    assertThat(outlet.partings).containsExactly(Parting.SEND_FAILED);
    assertThat(stopped.clients()).isZero();
  }

  @Test
  void aBatchThatCannotBeShownReachesNobody() {
    FakeOutlet outlet = FakeOutlet.prompt();
    inline.join(Set.of(), outlet, ENOUGH);
    EventEnvelope bare = EventEnvelope.of(EventCategory.PRESENTATION, "clinic.shown", "x");

    assertThatThrownBy(() -> inline.send(List.of(Presented.event("e"), bare)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(outlet.texts).isEmpty();
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
