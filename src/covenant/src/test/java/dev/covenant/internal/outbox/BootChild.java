package dev.covenant.internal.outbox;

import static org.awaitility.Awaitility.await;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.EventCategory;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.internal.outbox.TestDatabase.Server;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.Observers;
import dev.covenant.json.EnvelopeCodecs;
import dev.covenant.sink.CommandEventSinks;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A process that finds a full outbox when it starts. */
final class BootChild {
  private static final ContractEvents EVENTS = ContractEvents.ofThisThread();

  private BootChild() {}

  /** Delivers all that is there, and says how often each row was heard. */
  public static void main(String[] arguments) throws Exception {
    CrashParent.listen();
    CrashDatabase database = new CrashDatabase(Server.valueOf(arguments[0]), arguments[1]);
    BootHearing hearing = new BootHearing(Integer.parseInt(arguments[2]));
    try (AgroalDataSource source = database.inTransactions();
        AgroalDataSource apart = database.apart()) {
      ContractRegistry registry = registry(hearing);
      TransactionalOutbox outbox = outbox(registry, source);
      outbox.start(Thread::new);
      await().atMost(Duration.ofMinutes(10)).until(hearing::isComplete);
      CrashTables tables = new CrashTables(apart);
      await().until(() -> tables.pending() == 0);
      System.out.println(hearing.word());
      outbox.stop(Duration.ofSeconds(10));
    }
  }

  private static ContractRegistry registry(BootHearing hearing) {
    return (ContractRegistry)
        Registry.builder()
            .command(Say.class, Integer.class, BootChild::say)
            .subscriber(EventCategory.DOMAIN, Told.class, "boot", hearing::hear)
            .build();
  }

  private static Integer say(Say command) {
    command.events().forEach(EVENTS::emitDomain);
    return command.events().size();
  }

  private static TransactionalOutbox outbox(ContractRegistry registry, DataSource source)
      throws SQLException {
    return TransactionalOutbox.open(
        source,
        TestDatabase.TRANSACTIONS,
        OutboxNodes.settings(OutboxNodes.LONG_LEASE, false),
        new TransactionalOutbox.Deliveries(
            registry,
            EnvelopeDecoder.of(registry, EnvelopeCodecs.jsonb(), List.of()),
            Map.of(),
            Duration.ofSeconds(5),
            Runnable::run,
            Set.of(RuntimeRole.WORKER),
            new Observers(null)));
  }

  /** Has a command say something that nobody delivers yet. */
  static void say(DataSource source, Told event) throws SQLException {
    ContractRegistry registry = registry(new BootHearing(1));
    ContractDispatcher.builder(registry)
        .transactions(TestDatabase.TRANSACTIONS)
        .codec(EnvelopeCodecs.jsonb())
        .sink(outbox(registry, source).sink(CommandEventSinks.inProcess()))
        .build()
        .execute(Say.all(event));
  }
}
