package dev.covenant.internal.outbox;

import static org.awaitility.Awaitility.await;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import dev.covenant.internal.outbox.TestDatabase.Server;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The process that is killed, or goes on beside it. It says on its output how far it is. */
final class CrashChild {
  private static final int THREADS = 4;

  private static final Logger QUIET = Logger.getLogger("dev.covenant.internal.outbox.RowDelivery");

  private CrashChild() {}

  /** The arguments that {@link #main} reads. */
  static List<String> arguments(CrashDatabase database, CrashKill kill, long seed, int run) {
    return List.of(
        database.server().name(),
        database.name(),
        String.valueOf(kill.point()),
        String.valueOf(kill.count()),
        String.valueOf(seed + run),
        String.valueOf(run));
  }

  /** Runs commands until it is killed or its parent has enough, and relays what is there. */
  public static void main(String[] arguments) throws Exception {
    QUIET.setLevel(Level.OFF);
    // It serves a recovery that nothing here needs, and costs time at every start.
    BeanPopulator.getDefaultInstance(CoordinatorEnvironmentBean.class)
        .setTransactionStatusManagerEnable(false);
    CrashParent parent = CrashParent.listen();
    CrashDatabase database = new CrashDatabase(Server.valueOf(arguments[0]), arguments[1]);
    CrashPoint point = arguments[2].equals("null") ? null : CrashPoint.valueOf(arguments[2]);
    CrashKill kill = new CrashKill(point, Integer.parseInt(arguments[3]));
    Random random = new Random(Long.parseLong(arguments[4]));
    try (AgroalDataSource apart = database.apart();
        CrashScene scene = new CrashScene(database, new CrashPoints(kill), random, apart)) {
      scene.start();
      if (!kill.equals(CrashKill.NEVER)) {
        run(arguments[5], scene, new CrashTables(apart), parent, random);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> scene.pending() == 0);
      System.out.println(CrashKill.NEVER.word());
    }
  }

  private static void run(
      String name, CrashScene scene, CrashTables apart, CrashParent parent, Random random)
      throws InterruptedException {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < threads.length; i++) {
      Random own = new Random(random.nextLong());
      threads[i] = new Thread(new CrashLoad(name + "-" + i, scene, apart, parent, own));
      threads[i].start();
    }
    System.out.println("READY");
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
