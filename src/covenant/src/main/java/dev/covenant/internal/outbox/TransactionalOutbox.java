package dev.covenant.internal.outbox;

import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.dispatch.EventScope;
import dev.covenant.internal.outbox.Chores.Chore;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.release.Observers;
import dev.covenant.internal.routing.Route;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.transaction.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** An application's outbox: where its events are stored, and who delivers them. Thread-safe. */
public final class TransactionalOutbox {
  private static final Duration PARKING = Duration.ofMinutes(1);
  private static final Duration BETWEEN_REPAIRS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(10);

  private final JdbcOutbox outbox;
  private final Targets targets;
  private final Node node;
  private final Store store;
  private final Database database;
  private final OutboxHealth health;

  private TransactionalOutbox(Store store, Database database, Targets targets, Node node) {
    outbox = new JdbcOutbox(store, new Inserting(database, targets));
    this.targets = targets;
    this.node = node;
    this.store = store;
    this.database = database;
    health = new OutboxHealth(store, database);
  }

  /**
   * What an outbox delivers, and to whom.
   *
   * @param registry the contracts
   * @param decoder reads stored events
   * @param routes the channels of integration events
   * @param acknowledgement how long a channel may take
   * @param scope what each event is delivered in
   * @param roles what this node is there for
   * @param observers are told of deliveries
   */
  public record Deliveries(
      ContractRegistry registry,
      EnvelopeDecoder decoder,
      Map<String, Route> routes,
      Duration acknowledgement,
      EventScope scope,
      Set<RuntimeRole> roles,
      Observers observers) {
    /** Events that only go to a channel may have a name that the registry does not know. */
    boolean knows(String contract) {
      return registry.type(contract).isPresent() || routes.containsKey(contract);
    }
  }

  /**
   * Opens the outbox.
   *
   * @throws SQLException where the database cannot be reached
   * @throws IllegalStateException where its tables are missing, or it is none that is known
   */
  public static TransactionalOutbox open(
      DataSource source, Transactions transactions, OutboxSettings settings, Deliveries deliveries)
      throws SQLException {
    Store store = new Store(source, transactions);
    Database database = store.begin(Database::of);
    Schema schema = new Schema(store, database);
    if (settings.createSchema()) {
      schema.create();
    }
    schema.check();
    Targets targets =
        new RoutedTargets(
            deliveries.registry(),
            deliveries.routes(),
            deliveries.acknowledgement(),
            deliveries.roles(),
            new LocalSubscribers(deliveries.registry(), deliveries.observers()),
            store,
            settings.inbox() ? new Inbox(database) : null);
    boolean notices = settings.notices() && database == Database.POSTGRESQL;
    Node node;
    if (deliveries.roles().contains(settings.role())) {
      RelayLoop relay = relay(store, database, targets, settings, deliveries);
      node = new Node.Delivering(relay, notices ? new NoticeListener(store, relay::wake) : null);
    } else {
      node = new Node.Storing(notices ? new NoticeSender(store) : null);
    }
    return new TransactionalOutbox(store, database, targets, node);
  }

  private static RelayLoop relay(
      Store store,
      Database database,
      Targets targets,
      OutboxSettings settings,
      Deliveries deliveries) {
    RelaySettings relaying =
        new RelaySettings(
            settings.batchSize(),
            settings.threads(),
            settings.pollInterval(),
            settings.lease(),
            settings.deliveryTimeout(),
            settings.maxAttempts(),
            settings.backoff(),
            PARKING);
    RowDelivery delivery =
        new RowDelivery(
            targets,
            deliveries.decoder(),
            deliveries.scope(),
            new Stuck(settings.threads()),
            relaying);
    Bell bell = new Bell();
    Settling settling = new Settling(database, settings.retention().isPresent());
    Relay relay = new Relay(store, database, settling, relaying, bell);
    return new RelayLoop(
        relay, delivery, chores(store, database, settings, deliveries), relaying, bell);
  }

  private static Chores chores(
      Store store, Database database, OutboxSettings settings, Deliveries deliveries) {
    Duration backoff = settings.longestBackoff();
    Duration longest = backoff.compareTo(PARKING) > 0 ? backoff : PARKING;
    return new Chores(
        Chore.once("report of unknown contracts", new UnknownContracts(store, deliveries::knows)),
        new Chore("clock repair", BETWEEN_REPAIRS, new ClockRepair(store, database, longest)),
        new Chore(
            "purge",
            BETWEEN_PURGES,
            new Purge(store, database, settings.retention(), settings.inboxRetention())));
  }

  /** Where events go: into the outbox, and what bypasses it to another sink. */
  public CommandEventSink sink(CommandEventSink others) {
    return new OutboxRouting(outbox, targets, others, node::word);
  }

  /**
   * What an operator does with it.
   *
   * @param caller says who calls, on the calling thread
   */
  public OutboxOperations operations(Supplier<String> caller) {
    return new JdbcOperations(store, database, caller, node::word);
  }

  /** Whether it works. */
  public OutboxHealth health() {
    return health;
  }

  /** Whether this node delivers, or leaves that to others. */
  public boolean delivers() {
    return node instanceof Node.Delivering;
  }

  /** Delivers what is stored, from now on, or tells others of it. */
  public void start(ThreadFactory threads) {
    node.start(threads);
  }

  /**
   * Delivers no more, but what is in hand.
   *
   * @return whether that was finished in time; else it was interrupted
   */
  public boolean stop(Duration limit) throws InterruptedException {
    return node.stop(limit);
  }
}
