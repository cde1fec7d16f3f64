package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What a relay does now and then, beside its deliveries. For one thread. */
final class Chores {
  private static final Logger LOG = System.getLogger(Chores.class.getName());

  private final List<Chore> chores;

  Chores(Chore... chores) {
    this.chores = List.of(chores);
  }

  /** A little of some work. */
  @FunctionalInterface
  interface Work {
    /** Does a part of it; true where more is left. */
    boolean run() throws SQLException;
  }

  /** Does each that is due; one that fails waits for its next time. */
  void run() {
    chores.forEach(Chore::runIfDue);
  }

  /** Work to do again and again. */
  static final class Chore {
    private final String name;
    private final Duration every;
    private final Work work;
    private long dueAt = System.nanoTime();

    Chore(String name, Duration every, Work work) {
      this.name = name;
      this.every = every;
      this.work = work;
    }

    private void runIfDue() {
      if (System.nanoTime() - dueAt < 0) {
        return;
      }
      boolean more = false;
      try {
        more = work.run();
      } catch (SQLException | RuntimeException e) {
        LOG.log(Level.WARNING, () -> "The outbox's chore '%s' failed".formatted(name), e);
      }
      dueAt = System.nanoTime() + (more ? 0 : every.toNanos());
    }
  }
}
