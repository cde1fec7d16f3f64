package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.DomainEventHandler;
import dev.covenant.EventEnvelope;
import dev.covenant.Invalidates;
import dev.covenant.PresentationEventHandler;
import dev.covenant.Query;
import dev.covenant.QueryHandler;
import dev.covenant.internal.cdi.Containers;
import dev.covenant.internal.config.Configuration;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.PresentationFanout;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outbox as the configuration starts it. */
@Timeout(60)
class OutboxBeansTest {
  private static TestDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.on(TestDatabase.Server.H2);
    Desk.HEARD.clear();
    Desk.REQUESTS.clear();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private static Configuration configured(String... more) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "covenant.outbox", "jdbc",
                "covenant.outbox.data-source", "ward",
                "covenant.outbox.create-schema", "true",
                "covenant.outbox.poll-interval", "PT0.05S"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return Configuration.of(all);
  }

  private static WeldContainer deploy() {
    return Containers.plain(Desk.class, Request.class, Beans.class).initialize();
  }

  @Test
  void whatCommittedIsHeardAfterTheCommitAndWhatRolledBackIsNot() {
    try (Configuration configured = configured();
        WeldContainer container = deploy()) {
      ContractDispatcher dispatcher = container.select(ContractDispatcher.class).get();

      assertThatThrownBy(() -> dispatcher.execute(new Say("never", true)))
          .hasMessage("The command fails");
      dispatcher.execute(new Say("a", false));

      assertThat(Desk.HEARD).as("bypasses the outbox").contains("shown a");
      await().until(() -> Desk.HEARD.contains("heard a"));
      assertThat(Desk.HEARD).containsExactly("shown a", "heard a");
    }
  }

  @Test
  void whatIsStoredMakesQueriesStaleWhenItCommits() throws SQLException {
    try (Configuration configured = configured("covenant.roles", "web");
        WeldContainer container =
            Containers.plain(Desk.class, Request.class, Beans.class, Clients.class).initialize()) {
      ContractDispatcher dispatcher = container.select(ContractDispatcher.class).get();

      assertThatThrownBy(() -> dispatcher.execute(new Note("never", true)))
          .hasMessage("The command fails");
      assertThat(Desk.HEARD).isEmpty();
      dispatcher.execute(new Note("stored", false));

      assertThat(Desk.HEARD).containsExactly("stale [test.notes]");
      assertThat(database.number("SELECT COUNT(*) FROM covenant_outbox")).isEqualTo(1);
      assertThat(dispatcher.executeForReceipt(new Note("shown", false)).staleQueries())
          .containsExactly("test.notes");
      assertThat(Desk.HEARD).containsExactly("stale [test.notes]", "sent 1", "stale [test.notes]");
    }
  }

  @Test
  void eachEventIsDeliveredInARequestOfItsOwn() {
    try (Configuration configured = configured();
        WeldContainer container = deploy()) {
      ContractDispatcher dispatcher = container.select(ContractDispatcher.class).get();

      dispatcher.execute(new Say("a", false));
      dispatcher.execute(new Say("b", false));

      await().until(() -> Desk.REQUESTS.size() == 2);
    }
  }

  @Test
  void aNodeWithoutTheRoleStoresAndLeavesTheDeliveryToOthers() throws SQLException {
    try (Configuration configured = configured("covenant.roles", "web");
        WeldContainer container = deploy()) {
      container.select(ContractDispatcher.class).get().execute(new Say("a", false));
    }
    assertThat(database.number("SELECT COUNT(*) FROM covenant_outbox")).isEqualTo(1);
    assertThat(Desk.HEARD).containsExactly("shown a");

    try (Configuration configured = configured("covenant.roles", "worker");
        WeldContainer container = deploy()) {
      await().until(() -> Desk.HEARD.contains("heard a"));
    }
    assertThat(database.number("SELECT COUNT(*) FROM covenant_outbox")).isZero();
  }

  @Test
  void withoutTablesTheApplicationDoesNotStart() {
    try (Configuration configured = configured("covenant.outbox.create-schema", "false")) {
      assertThatThrownBy(() -> deploy().close())
          .hasStackTraceContaining(
              "The outbox's tables are not there; run META-INF/covenant/outbox/h2.sql from the jar,"
                  + " or for development set covenant.outbox.create-schema=true");
    }
  }

  @Test
  void withoutItsDataSourceTheApplicationDoesNotStart() {
    try (Configuration configured = configured("covenant.outbox.data-source", "java:nowhere")) {
      assertThatThrownBy(() -> deploy().close())
          .hasStackTraceContaining(
              "covenant.outbox.data-source is java:nowhere, but neither a bean nor JNDI has a data"
                  + " source of that name");
    }
  }

  @Test
  void aSinkOfTheApplicationBesideItIsAProblem() {
    try (Configuration configured = configured()) {
      assertThatThrownBy(
              () ->
                  Containers.plain(Desk.class, Request.class, Beans.class, Sink.class)
                      .initialize()
                      .close())
          .hasMessageContaining(
              "covenant.outbox=jdbc means nothing beside a bean of type"
                  + " dev.covenant.sink.CommandEventSink, which takes all events; remove one of"
                  + " them");
    }
  }

  /** Takes all events, and does nothing with them. */
  @ApplicationScoped
  public static class Sink implements CommandEventSink {}

  /** Is told what became stale. */
  @ApplicationScoped
  public static class Clients implements PresentationFanout {
    @Override
    public void send(List<EventEnvelope> events) {
      Desk.HEARD.add("sent " + events.size());
    }

    @Override
    public void invalidate(SortedSet<String> queries) {
      Desk.HEARD.add("stale " + queries);
    }
  }

  /** Takes a note, and may fail after that. */
  public record Note(String text, boolean fails) implements Command<String> {}

  /** What is noted. */
  @ContractName("test.notes")
  public record Notes() implements Query<String> {}

  /** A note was taken. */
  @Invalidates(Notes.class)
  public record Noted(String text) {}

  /** Says something, and may fail after that. */
  public record Say(String text, boolean fails) implements Command<String> {}

  /** Something was said. */
  public record Said(String text) {}

  /** Lives as long as a request. */
  @RequestScoped
  public static class Request {
    private final String id = UUID.randomUUID().toString();

    String id() {
      return id;
    }
  }

  /** Says and hears. */
  @Contract
  @ApplicationScoped
  public static class Desk {
    static final List<String> HEARD = new CopyOnWriteArrayList<>();
    static final Set<String> REQUESTS = ConcurrentHashMap.newKeySet();

    @Inject private ContractEvents events;
    @Inject private Request request;

    @CommandHandler
    String say(Say command) {
      events.emitDomain(new Said(command.text()));
      events.emitPresentation(new Said(command.text()));
      if (command.fails()) {
        throw new IllegalStateException("The command fails");
      }
      return command.text();
    }

    @CommandHandler
    String note(Note command) {
      events.emitDomain(new Noted(command.text()));
      if (command.text().equals("shown")) {
        events.emitPresentation(new Noted(command.text()));
      }
      if (command.fails()) {
        throw new IllegalStateException("The command fails");
      }
      return command.text();
    }

    @QueryHandler
    String notes(Notes query) {
      return "";
    }

    @DomainEventHandler
    void noted(Noted event) {}

    @DomainEventHandler
    void hear(Said event) {
      HEARD.add("heard " + event.text());
    }

    @DomainEventHandler
    void note(Said event) {
      REQUESTS.add(request.id());
    }

    @PresentationEventHandler
    void show(Said event) {
      HEARD.add("shown " + event.text());
    }
  }

  /** What the server would bring. */
  @ApplicationScoped
  public static class Beans {
    @Produces
    @ApplicationScoped
    @Named("ward")
    DataSource source() {
      return database.source();
    }

    @Produces
    @ApplicationScoped
    Transactions transactions() {
      return TestDatabase.TRANSACTIONS;
    }
  }
}
