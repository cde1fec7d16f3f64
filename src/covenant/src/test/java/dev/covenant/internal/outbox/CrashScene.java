package dev.covenant.internal.outbox;

import static org.awaitility.Awaitility.await;

import dev.covenant.Command;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.release.Observers;
import dev.covenant.json.EnvelopeCodecs;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.sink.Outbox;
import dev.covenant.worker.Backoff;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Commands, subscribers, and two relays between them, in a process that is going to be killed. */
final class CrashScene implements AutoCloseable {
  static final List<String> SUBSCRIBERS = List.of("first", "second");

  private static final ContractEvents EVENTS = ContractEvents.ofThisThread();

  private static final int ENOUGH = 60;

  /** How seldom a subscriber fails: once in so many calls. */
  private static final int SELDOM = 25;

  private static final RelaySettings SETTINGS =
      new RelaySettings(
          10,
          2,
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Integer.MAX_VALUE,
          Backoff.none(),
          Duration.ofHours(1));

  /** Emits an event for each key; an empty one is none. */
  record Work(String name, List<String> keys, boolean fails) implements Command<Integer> {}

  final ContractDispatcher dispatcher;

  private final CrashPoints points;
  private final Random random;
  private final AgroalDataSource source;
  private final CrashTables tables;
  private final CrashTables apart;
  private final List<RelayLoop> relays;

  CrashScene(CrashDatabase database, CrashPoints points, Random random, AgroalDataSource apart)
      throws SQLException {
    this.points = points;
    this.random = random;
    this.apart = new CrashTables(apart);
    source = database.inTransactions();
    tables = new CrashTables(source);
    Store store = new Store(source, TestDatabase.TRANSACTIONS);
    new Schema(store, database.kind()).check();
    ContractRegistry registry = registry();
    Targets targets =
        new RoutedTargets(
            registry,
            Map.of(),
            Duration.ofSeconds(5),
            Set.of(RuntimeRole.WORKER),
            new LocalSubscribers(registry, new Observers(null)),
            store,
            new Inbox(database.kind()));
    EnvelopeDecoder decoder = EnvelopeDecoder.of(registry, EnvelopeCodecs.jsonb(), List.of());
    RowDelivery delivery =
        new RowDelivery(
            WatchedTarget.watched(targets, points),
            decoder,
            Runnable::run,
            new Stuck(SETTINGS.threads()),
            SETTINGS);
    Store watched = new Store(source, new WatchedTransactions(TestDatabase.TRANSACTIONS, points));
    Purge purge = new Purge(store, database.kind(), Optional.empty(), Duration.ofDays(1));
    relays =
        Stream.generate(() -> relay(watched, database.kind(), delivery, purge)).limit(2).toList();
    dispatcher =
        ContractDispatcher.builder(registry)
            .transactions(TestDatabase.TRANSACTIONS)
            .codec(EnvelopeCodecs.jsonb())
            .sink(
                new OutboxRouting(
                    numbering(new JdbcOutbox(store, new Inserting(database.kind(), targets))),
                    targets,
                    CommandEventSinks.inProcess(),
                    this::stored))
            .build();
  }

  private static RelayLoop relay(
      Store store, Database database, RowDelivery delivery, Purge purge) {
    Bell bell = new Bell();
    Relay relay = new Relay(store, database, new Settling(database, false), SETTINGS, bell);
    Chores chores = new Chores(new Chores.Chore("purge", Duration.ofMinutes(10), purge));
    return new RelayLoop(relay, delivery, chores, SETTINGS, bell);
  }

  private ContractRegistry registry() {
    Registry.Builder builder = Registry.builder().command(Work.class, Integer.class, this::work);
    for (String name : SUBSCRIBERS) {
      builder.subscriber(EventCategory.DOMAIN, Told.class, name, event -> hear(name, event));
    }
    return (ContractRegistry) builder.build();
  }

  /** Numbers the events of a key after they were stored, so that no other lock orders them. */
  private Outbox numbering(Outbox outbox) {
    return new Outbox() {
      @Override
      public boolean joinsTransaction() {
        return outbox.joinsTransaction();
      }

      @Override
      public void store(List<EventEnvelope> events) throws Exception {
        outbox.store(events);
        for (EventEnvelope event : events) {
          Told told = (Told) event.value();
          if (told.key() != null) {
            tables.said(told.text(), told.key());
          }
        }
        points.at(CrashPoint.ROW_WRITTEN);
      }
    };
  }

  private void stored() {
    points.at(CrashPoint.AFTER_COMMIT);
    relays.forEach(RelayLoop::wake);
  }

  private Integer work(Work command) throws SQLException {
    TestDatabase.TRANSACTIONS.enlist(this, () -> new WatchedTransactions.Commit(points));
    tables.business(command.name(), command.keys().size());
    int number = 0;
    for (String key : command.keys()) {
      number++;
      String event = CrashJudge.event(command.name(), number);
      EVENTS.emitDomain(key.isEmpty() ? Told.unkeyed(event) : new Told(key, event));
    }
    if (command.fails()) {
      throw new CrashLoad.MeantException();
    }
    return number;
  }

  private void hear(String subscriber, Told event) throws SQLException {
    apart.delivery(subscriber, event.text());
    tables.effect(subscriber, event.text());
    if (random.nextInt(SELDOM) == 0) {
      throw new IllegalStateException("The subscriber fails");
    }
  }

  void start() {
    relays.forEach(relay -> relay.start(Thread::new));
  }

  /** Holds a command back while the relays, of whatever process, have more than enough to do. */
  void awaitRoom() throws SQLException {
    if (pending() >= ENOUGH) {
      await().atMost(Duration.ofMinutes(1)).until(() -> pending() < ENOUGH);
    }
  }

  int pending() throws SQLException {
    return apart.pending();
  }

  @Override
  public void close() throws InterruptedException {
    for (RelayLoop relay : relays) {
      relay.stop(Duration.ofSeconds(10));
    }
    source.close();
  }
}
