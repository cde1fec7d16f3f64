package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.Contract;
import dev.covenant.DomainEventHandler;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.config.Configuration;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorkers;
import dev.covenant.worker.SeenStore;
import dev.covenant.worker.WorkerStatus;
import dev.covenant.worker.WorkerStatus.State;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConfiguredWorkersTest {
  private static final Class<?>[] BEANS = {Post.class, Desk.class, Visit.class};
  private static final String SOURCE = "covenant.worker.letters.source";

  private static EventEnvelope letter(String text) {
    return EventEnvelope.of(EventCategory.DOMAIN, Letter.class.getName(), new Letter(text));
  }

  private static WorkerStatus onlyStatus(WeldContainer container) {
    List<WorkerStatus> all = container.select(EventWorkers.class).get().status();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aWorkerRunsAsLongAsTheApplication() throws Exception {
    Desk.HEARD.clear();
    MemoryBroker broker;
    try (Configuration configured = Configuration.of(Map.of(SOURCE, "post"));
        WeldContainer container = Containers.plain(BEANS).initialize()) {
      broker = container.select(Post.class).get().broker();
      broker.publish(List.of(letter("a"), letter("b")));

      await().until(() -> Desk.HEARD.size() == 2);
      assertThat(onlyStatus(container).state()).isEqualTo(State.RUNNING);
      assertThat(onlyStatus(container).name()).isEqualTo("letters");
    }
    broker.publish(List.of(letter("c")));
    assertThat(broker.size()).as("left, for nobody is there").isEqualTo(1);
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("covenant-worker-letters")));
  }

  @Test
  void everyEventHasARequestOfItsOwn() throws Exception {
    Desk.HEARD.clear();
    Visit.ENDED.clear();
    try (Configuration configured = Configuration.of(Map.of(SOURCE, "post"));
        WeldContainer container = Containers.plain(BEANS).initialize()) {
      container.select(Post.class).get().broker().publish(List.of(letter("a"), letter("b")));

      await().until(() -> Visit.ENDED.size() == 2);
      assertThat(Desk.HEARD).isEqualTo(Visit.ENDED).doesNotHaveDuplicates();
    }
  }

  @Test
  void theBatchInHandIsFinishedWhenTheApplicationEnds() throws Exception {
    Desk.HEARD.clear();
    MemoryBroker broker;
    try (Configuration configured = Configuration.of(Map.of(SOURCE, "post"))) {
      WeldContainer container = Containers.plain(BEANS).initialize();
      Post post = container.select(Post.class).get();
      broker = post.broker();
      CountDownLatch released = post.released();
      broker.publish(List.of(letter("slow")));
      post.entered().await();
      Thread ender = new Thread(container::shutdown);
      ender.start();
      await().until(() -> ender.getState() == Thread.State.TIMED_WAITING);
      released.countDown();
      ender.join();
    }
    assertThat(Desk.HEARD).hasSize(1);
    assertThat(broker.size()).as("acknowledged").isZero();
  }

  @Test
  void whatWasSeenIsSkipped() throws Exception {
    Desk.HEARD.clear();
    EventEnvelope twice = letter("a");
    try (Configuration configured =
            Configuration.of(Map.of(SOURCE, "post", "covenant.worker.letters.seen-store", "seen"));
        WeldContainer container = Containers.plain(BEANS).initialize()) {
      MemoryBroker broker = container.select(Post.class).get().broker();
      broker.publish(List.of(twice, twice));

      await().until(() -> broker.size() == 0);
      assertThat(Desk.HEARD).hasSize(1);
    }
  }

  @Test
  void aNodeRunsOnlyWhatItsRolesAllow() {
    assertNotStarted(Map.of(SOURCE, "post", "covenant.roles", "web,cron"));
    assertNotStarted(
        Map.of(SOURCE, "post", "covenant.roles", "worker", "covenant.worker.letters.role", "cron"));
    assertNotStarted(Map.of(SOURCE, "post", "covenant.worker.letters.enabled", "false"));
  }

  private static void assertNotStarted(Map<String, String> configuration) {
    try (Configuration configured = Configuration.of(configuration);
        WeldContainer container = Containers.plain(BEANS).initialize()) {
      assertThat(container.select(EventWorkers.class).get().status()).isEmpty();
    }
  }

  @Test
  void whatIsWrongWithTheConfigurationKeepsTheApplicationFromStarting() {
    Map<String, String> wrong =
        Map.of(
            SOURCE,
            "nowhere",
            "covenant.worker.letters.seen-store",
            "post",
            "covenant.worker.bills.batch-size",
            "none",
            "covenant.roles",
            "clerk");

    try (Configuration configured = Configuration.of(wrong)) {
      assertThatThrownBy(() -> Containers.plain(BEANS).initialize().close())
          .hasMessageContaining("Covenant found 5 problems:")
          .hasMessageContaining(
              "covenant.roles is clerk; give one or more of web, worker, cron, api, admin")
          .hasMessageContaining("Worker bills has no source")
          .hasMessageContaining("covenant.worker.bills.batch-size is none")
          .hasMessageContaining(
              "covenant.worker.letters.source is nowhere, but there is not exactly one bean of type"
                  + " dev.covenant.worker.EventSource with @Named(\"nowhere\"); supply it")
          .hasMessageContaining(
              "covenant.worker.letters.seen-store is post, but there is not exactly one bean of"
                  + " type dev.covenant.worker.SeenStore with @Named(\"post\"); supply it");
    }
  }

  /** What came by post. */
  public record Letter(String text) {}

  /** Supplies what workers use. */
  @ApplicationScoped
  public static class Post {
    private final MemoryBroker broker = MemoryBroker.refusing(10);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Produces
    @Named("post")
    @ApplicationScoped
    EventSource source() {
      return broker;
    }

    @Produces
    @Named("seen")
    @ApplicationScoped
    SeenStore seen() {
      return new MemorySeenStore(10);
    }

    public MemoryBroker broker() {
      return broker;
    }

    public CountDownLatch entered() {
      return entered;
    }

    public CountDownLatch released() {
      return released;
    }
  }

  /** Ends with its request. */
  @RequestScoped
  public static class Visit {
    static final List<String> ENDED = new CopyOnWriteArrayList<>();

    private final String id = UUID.randomUUID().toString();

    public String id() {
      return id;
    }

    @PreDestroy
    void end() {
      ENDED.add(id);
    }
  }

  /** Reads letters. */
  @Contract
  @ApplicationScoped
  public static class Desk {
    static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @Inject private Visit visit;
    @Inject private Post post;

    @DomainEventHandler
    void read(Letter letter) throws InterruptedException {
      if (letter.text().equals("slow")) {
        post.entered().countDown();
        post.released().await();
      }
      HEARD.add(visit.id());
    }
  }
}
