package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.TestDatabase.Server;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Kills one process after the other on a database of its own, which is judged at the end.
 *
 * @param accompanied whether a second process, which nobody kills, runs commands and relays there
 */
record CrashRun(Server server, long seed, int kills, boolean accompanied)
    implements Callable<CrashVerdict> {
  private static final int HEAP = 256;

  @Override
  public CrashVerdict call() throws Exception {
    CrashDatabase database = CrashDatabase.create(server);
    try {
      if (accompanied) {
        killOneOfTwo(database);
      } else {
        killAll(database, CrashPoint.values());
        relayTheRest(database);
      }
      return verdict(database);
    } finally {
      database.drop();
    }
  }

  private void killAll(CrashDatabase database, CrashPoint... points)
      throws IOException, InterruptedException {
    List<CrashKill> plan = CrashKill.plan(seed, kills, points);
    for (int run = 0; run < plan.size(); run++) {
      kill(database, plan.get(run), run);
    }
  }

  /** Those points where a process has rows: the other one gets them when the lease has ended. */
  private void killOneOfTwo(CrashDatabase database) throws IOException, InterruptedException {
    try (CrashProcess other = start(database, CrashKill.LAST, kills)) {
      other.awaitWord(CrashKill.LAST.word());
      killAll(database, CrashPoint.CLAIMED, CrashPoint.DELIVERED, CrashPoint.COMPLETED);
      other.enough();
      other.awaitWord(CrashKill.NEVER.word());
      other.awaitEnd();
    }
  }

  private void kill(CrashDatabase database, CrashKill kill, int run)
      throws IOException, InterruptedException {
    try (CrashProcess process = start(database, kill, run)) {
      process.awaitWord(kill.word());
      if (kill.point() == null) {
        process.letRun(Duration.ofMillis(kill.count()));
      }
      process.kill();
    }
  }

  private void relayTheRest(CrashDatabase database) throws IOException, InterruptedException {
    try (CrashProcess process = start(database, CrashKill.NEVER, kills)) {
      process.awaitWord(CrashKill.NEVER.word());
      process.awaitEnd();
    }
  }

  private CrashProcess start(CrashDatabase database, CrashKill kill, int run) throws IOException {
    return CrashProcess.start(
        CrashChild.class, HEAP, CrashChild.arguments(database, kill, seed, run));
  }

  private static CrashVerdict verdict(CrashDatabase database) throws SQLException {
    try (AgroalDataSource source = database.apart()) {
      return CrashJudge.verdict(new CrashTables(source));
    }
  }
}
