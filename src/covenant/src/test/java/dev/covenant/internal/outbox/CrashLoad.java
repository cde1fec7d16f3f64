package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.CrashScene.Work;
import dev.covenant.transaction.Transactions.CommitException;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One thread's commands: most commit, some fail, some have a caller that rolls them back. */
final class CrashLoad implements Runnable {
  /** How a command ends. */
  private enum Kind {
    WELL,
    FAILING,
    /** Its caller lets it roll back. */
    UNDONE,
    /** Its caller has two of them commit together. */
    TWICE;

    /** One in eight of each that are not well. */
    static Kind of(int eighth) {
      return eighth < values().length ? values()[eighth] : WELL;
    }
  }

  private final String name;
  private final CrashScene scene;
  private final CrashTables apart;
  private final CrashParent parent;
  private final Random random;

  CrashLoad(String name, CrashScene scene, CrashTables apart, CrashParent parent, Random random) {
    this.name = name;
    this.scene = scene;
    this.apart = apart;
    this.parent = parent;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      for (int i = 1; !parent.hasEnough(); i++) {
        next(name + "-" + i);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void next(String command) throws SQLException {
    Kind kind = Kind.of(random.nextInt(8));
    List<String> keys = Stream.generate(this::key).limit(1 + random.nextInt(3)).toList();
    scene.awaitRoom();
    apart.attempt(command);
    if (commits(kind, new Work(command, keys, kind == Kind.FAILING))) {
      apart.confirm(command);
    }
  }

  private String key() {
    return random.nextInt(3) == 0
        ? ""
        : CrashTables.KEYS.get(random.nextInt(CrashTables.KEYS.size()));
  }

  private boolean commits(Kind kind, Work work) {
    try {
      switch (kind) {
        case UNDONE -> undone(work);
        case TWICE -> TestDatabase.TRANSACTIONS.begin(() -> twice(work));
        case WELL, FAILING -> scene.dispatcher.execute(work);
      }
      return true;
    } catch (MeantException e) {
      return false;
    } catch (Throwable e) {
      // It rolled back, for a deadlock perhaps, and may.
      System.out.println(work.name() + ": " + e);
      return false;
    }
  }

  private void undone(Work work) throws Throwable {
    try {
      TestDatabase.TRANSACTIONS.begin(
          () -> {
            scene.dispatcher.execute(work);
            TestDatabase.TRANSACTIONS.setRollbackOnly();
            return null;
          });
    } catch (CommitException e) {
      throw new MeantException();
    }
  }

  private Void twice(Work work) {
    scene.dispatcher.execute(work);
    scene.dispatcher.execute(new Work(work.name() + "-again", work.keys(), false));
    return null;
  }

  /** What a command throws that is to fail. */
  static final class MeantException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
