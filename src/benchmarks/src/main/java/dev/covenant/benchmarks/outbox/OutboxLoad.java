package dev.covenant.benchmarks.outbox;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;

/** Measures the outbox on a PostgreSQL server, side by side with others, in turn. */
public final class OutboxLoad {
  private static final List<String> PARTS =
      List.of("batch", "single", "stored", "latency", "pending", "drained");

  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SAMPLES = Integer.getInteger("samples", 500);
  private static final long BACKLOG = Long.getLong("backlog", 1_000_000);

  /** The name of one contender, to be profiled. */
  private static final String ONLY = System.getProperty("only", "");

  /** Kept, for a logger that nobody has is forgotten. */
  private static final Logger LOG = Logger.getLogger("");

  private final Predicate<String> asked;
  private final Postgres postgres;

  private OutboxLoad(Predicate<String> asked, Postgres postgres) {
    this.asked = asked;
    this.postgres = postgres;
  }

  /** Takes the names of parts; without any, all are measured. */
  public static void main(String[] arguments) throws Exception {
    Set<String> given = Set.of(arguments);
    if (!PARTS.containsAll(given)) {
      throw new IllegalArgumentException(given + ": the parts are " + PARTS);
    }
    LOG.setLevel(Level.WARNING);
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    try (Postgres postgres = new Postgres()) {
      System.out.println(postgres.settings());
      new OutboxLoad(part -> given.isEmpty() || given.contains(part), postgres).run();
    }
    // Libraries leave threads behind.
    System.exit(0);
  }

  private void run() throws Exception {
    if (asked.test("batch") || asked.test("single") || asked.test("latency")) {
      delivered();
    }
    if (asked.test("stored")) {
      stored();
    }
    if (asked.test("pending")) {
      new Pending(postgres, ROUNDS, BACKLOG).later();
    }
    if (asked.test("drained")) {
      new Pending(postgres, ROUNDS, BACKLOG).drained();
    }
  }

  private void delivered() throws Exception {
    try (Contender raw = new RawOutbox(postgres, "raw", true);
        Contender covenant = new CovenantOutbox(postgres, "covenant", true, false);
        Contender inbox = new CovenantOutbox(postgres, "covenant_inbox", true, true);
        Contender library = new TransactionOutboxLibrary(postgres, "transaction_outbox");
        Contender modulith = new ModulithOutbox(postgres, "modulith")) {
      List<Contender> all =
          Stream.of(raw, covenant, inbox, library, modulith)
              .filter(one -> ONLY.isEmpty() || ONLY.equals(one.name()))
              .toList();
      Throughput throughput = new Throughput(postgres, all, ROUNDS);
      if (asked.test("batch")) {
        throughput.batch();
      }
      if (asked.test("single")) {
        throughput.single();
      }
      if (asked.test("latency")) {
        new Latency(postgres, all, SAMPLES).print();
      }
    }
  }

  private void stored() throws Exception {
    try (Contender raw = new RawOutbox(postgres, "raw_stored", false);
        Contender covenant = new CovenantOutbox(postgres, "covenant_stored", false, false)) {
      new Throughput(postgres, List.of(raw, covenant), ROUNDS).stored();
    }
  }
}
