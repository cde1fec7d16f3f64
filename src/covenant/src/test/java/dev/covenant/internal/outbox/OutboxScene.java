package dev.covenant.internal.outbox;

import dev.covenant.Command;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.PartitionKey;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.release.Observers;
import dev.covenant.json.EnvelopeCodecs;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.worker.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A ward whose events go through an outbox, and everything that delivers them. */
public final class OutboxScene implements AutoCloseable {
  private static final ContractEvents EVENTS = ContractEvents.ofThisThread();

  record Say(List<Told> events, boolean fails) implements Command<Integer> {
    static Say all(Told... events) {
      return new Say(List.of(events), false);
    }
  }

  /** An event with a key, or without. */
  @ContractName("outbox.told")
  public record Told(@PartitionKey String key, String text) {
    static Told unkeyed(String text) {
      return new Told(null, text);
    }
  }

  /** What only a scheduler's subscriber hears. */
  @ContractName("outbox.scheduled")
  public record Scheduled(String text) {}

  final TestDatabase database;
  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<String> second = new CopyOnWriteArrayList<>();
  final AtomicInteger failures = new AtomicInteger();
  final AtomicInteger words = new AtomicInteger();
  final ContractDispatcher dispatcher;
  RelaySettings settings = settings(3);
  boolean keeping;

  /** What the first subscriber does before all else. */
  volatile Consumer<Told> hearing = event -> {};

  final ContractRegistry registry;
  final EnvelopeDecoder decoder;

  private final LocalSubscribers subscribers;

  OutboxScene(TestDatabase.Server server) throws SQLException {
    this(TestDatabase.on(server));
  }

  OutboxScene(TestDatabase database) throws SQLException {
    this.database = database;
    new Schema(database.store(), database.kind()).create();
    database.execute("CREATE TABLE business (text VARCHAR(100))");
    registry =
        (ContractRegistry)
            Registry.builder()
                .command(Say.class, Integer.class, this::say)
                .subscriber(dev.covenant.EventCategory.DOMAIN, Told.class, "first", this::hear)
                .subscriber(
                    dev.covenant.EventCategory.DOMAIN,
                    Told.class,
                    "second",
                    event -> second.add(event.text()))
                .domainEvent(Scheduled.class, e -> heard.add(e.text()), RuntimeRole.CRON)
                .build();
    subscribers = new LocalSubscribers(registry, new Observers(null));
    decoder = EnvelopeDecoder.of(registry, EnvelopeCodecs.jsonb(), List.of());
    dispatcher =
        dispatcher(
            new OutboxRouting(
                new JdbcOutbox(
                    database.store(),
                    new Inserting(database.kind(), targets(Set.of(RuntimeRole.WORKER), true))),
                targets(Set.of(RuntimeRole.WORKER), true),
                CommandEventSinks.inProcess(),
                words::incrementAndGet));
  }

  ContractDispatcher dispatcher(CommandEventSink sink) {
    return ContractDispatcher.builder(registry)
        .transactions(TestDatabase.TRANSACTIONS)
        .codec(EnvelopeCodecs.jsonb())
        .sink(sink)
        .build();
  }

  static RelaySettings settings(int attempts) {
    return settings(attempts, 100);
  }

  static RelaySettings settings(int attempts, int batch) {
    return settings(attempts, batch, Duration.ofMinutes(1));
  }

  static RelaySettings settings(int attempts, int batch, Duration lease) {
    return new RelaySettings(
        batch,
        4,
        Duration.ofMillis(50),
        lease,
        Duration.ofMinutes(1),
        attempts,
        Backoff.none(),
        Duration.ofHours(1));
  }

  private Integer say(Say command) throws SQLException {
    for (Told event : command.events()) {
      database.execute("INSERT INTO business (text) VALUES ('" + event.text() + "')");
      EVENTS.emitDomain(event.text().equals("scheduled") ? new Scheduled("scheduled") : event);
    }
    if (command.fails()) {
      throw new IllegalStateException("The command fails");
    }
    return command.events().size();
  }

  private void hear(Told event) throws SQLException {
    hearing.accept(event);
    if (event.text().equals("interrupting")) {
      Thread.currentThread().interrupt();
    }
    if (event.text().startsWith("broken") && failures.getAndDecrement() > 0) {
      database.execute("INSERT INTO business (text) VALUES ('of a failed subscriber')");
      throw new IllegalStateException("cannot\u0000hear, password=hunter2");
    }
    heard.add(event.text());
    database.execute("INSERT INTO business (text) VALUES ('heard " + event.text() + "')");
  }

  Targets targets(Set<RuntimeRole> roles, boolean inbox) {
    return new RoutedTargets(
        registry,
        Map.of(),
        Duration.ofSeconds(5),
        roles,
        subscribers,
        database.store(),
        inbox ? new Inbox(database.kind()) : null);
  }

  Steps relay() {
    return relay(Set.of(RuntimeRole.WORKER), true);
  }

  Steps relay(Set<RuntimeRole> roles, boolean inbox) {
    return new Steps(relay(new Bell()), delivery(roles, inbox));
  }

  Relay relay(Bell bell) {
    return new Relay(
        database.store(), database.kind(), new Settling(database.kind(), keeping), settings, bell);
  }

  /** What another relay gets, which never delivers it. */
  List<Row> claimed() throws SQLException {
    return relay(new Bell()).turn(true, rows -> {}).claimed();
  }

  RowDelivery delivery(Set<RuntimeRole> roles, boolean inbox) {
    return new RowDelivery(
        targets(roles, inbox), decoder, Runnable::run, new Stuck(settings.threads()), settings);
  }

  /** A relay that delivers on the thread that has it take its turns. */
  record Steps(Relay relay, RowDelivery delivery) {
    /** Claims what is due, delivers it, and settles it. */
    int once() throws SQLException {
      Turn turn = relay.turn(true, rows -> rows.run(delivery, () -> false));
      relay.turn(false, rows -> {});
      return turn.claimed().size();
    }
  }

  long pending() throws SQLException {
    return database.number("SELECT COUNT(*) FROM covenant_outbox");
  }

  long business(String text) throws SQLException {
    return database.number("SELECT COUNT(*) FROM business WHERE text = '" + text + "'");
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
