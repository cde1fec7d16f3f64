package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.internal.outbox.TestDatabase.Server;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that run commands are killed, one after the other; then the database is judged. The
 * seed repeats what is killed where and what is run meanwhile, not how threads take turns. A killed
 * process is no power failure: what it had handed to the operating system gets to the disk.
 */
class CrashTest {
  private static final long SEED =
      Long.getLong("covenant.crash.seed", new Random().nextInt(Integer.MAX_VALUE));
  private static final int KILLS = Integer.getInteger("covenant.crash.kills", 7);

  private static final int KILLS_OF_ONE = Math.max(2, KILLS / 4);

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final Map<Server, Future<CrashVerdict>> VERDICTS = new EnumMap<>(Server.class);
  private static Future<CrashVerdict> pair;

  /** All at once: a run waits for its processes most of the time. */
  @BeforeAll
  static void start() {
    for (Server server : Server.values()) {
      VERDICTS.put(server, THREADS.submit(new CrashRun(server, SEED, KILLS, false)));
    }
    pair = THREADS.submit(new CrashRun(Server.POSTGRESQL, SEED, KILLS_OF_ONE, true));
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void killedProcessesLoseNothingAndInventNothing(Server server) throws Throwable {
    judge(server + ": kills " + KILLS, VERDICTS.get(server));
  }

  @Test
  void oneOfTwoNodesIsKilledAndTheOtherDeliversWhatItHad() throws Throwable {
    judge("One of two nodes on POSTGRESQL: kills " + KILLS_OF_ONE, pair);
  }

  private static void judge(String what, Future<CrashVerdict> run) throws Throwable {
    CrashVerdict verdict = verdict(run);

    System.out.printf(
        "%s, %s; again with -Dcovenant.crash.seed=%d -Dcovenant.crash.kills=%d%n",
        what, verdict, SEED, KILLS);
    assertThat(verdict.faults()).as("with the seed %d", SEED).isEmpty();
    assertThat(verdict.committed()).isPositive();
    assertThat(verdict.rolledBack()).isPositive();
  }

  private static CrashVerdict verdict(Future<CrashVerdict> run) throws Throwable {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
