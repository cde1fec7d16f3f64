package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.OutboxScene.Told;
import dev.covenant.internal.outbox.TestDatabase.Server;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that starts when there is much to deliver. */
@Timeout(300)
class BootTest {
  private static final int ROWS = 100_000;

  /** Megabytes: the rows alone are more. */
  private static final int HEAP = 64;

  private CrashDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = CrashDatabase.create(Server.POSTGRESQL);
    try (AgroalDataSource source = database.inTransactions()) {
      BootChild.say(source, Told.unkeyed(BootHearing.text(0)));
      new CrashTables(source).multiply(ROWS, BootHearing.text(0));
    }
  }

  @AfterEach
  void drop() throws Exception {
    if (database != null) {
      database.drop();
    }
  }

  @Test
  void aHundredThousandPendingRowsAreDeliveredOnceEachWithLittleMemory() throws Exception {
    long start = System.nanoTime();
    List<String> arguments =
        List.of(database.server().name(), database.name(), String.valueOf(ROWS));
    try (CrashProcess process = CrashProcess.start(BootChild.class, HEAP, arguments)) {
      process.awaitWord("missing 0, repeated 0");
      process.awaitEnd();
    }
    System.out.printf(
        "%d rows at boot on %s: all delivered once with -Xmx%dm within %d s%n",
        ROWS, database.server(), HEAP, Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }
}
