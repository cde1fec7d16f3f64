package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.TestDatabase.Server;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Kills one process after the other on a database of its own, which is judged at the end. */
record CrashRun(Server server, long seed, int kills) implements Callable<CrashVerdict> {
  @Override
  public CrashVerdict call() throws Exception {
    CrashDatabase database = CrashDatabase.create(server);
    try {
      List<CrashKill> plan = CrashKill.plan(seed, kills);
      for (int run = 0; run < plan.size(); run++) {
        kill(database, plan.get(run), run);
      }
      relayTheRest(database);
      return verdict(database);
    } finally {
      database.drop();
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
    return CrashProcess.start(CrashChild.arguments(database, kill, seed, run));
  }

  private static CrashVerdict verdict(CrashDatabase database) throws SQLException {
    try (AgroalDataSource source = database.apart()) {
      return CrashJudge.verdict(new CrashTables(source));
    }
  }
}
