package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What a relay does now and then, beside its deliveries. For one thread. */
final class Chores {
  private static final Logger LOG = System.getLogger(Chores.class.getName());

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Duration NEVER = Duration.ofDays(10_000);

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

  /** Does each that is due; one that fails is tried again later. */
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

    /** Work that one time is enough for. */
    static Chore once(String name, Work work) {
      return new Chore(name, NEVER, work);
    }

    private void runIfDue() {
      if (System.nanoTime() - dueAt < 0) {
        return;
      }
      Duration pause = every;
      try {
        pause = work.run() ? Duration.ZERO : every;
      } catch (SQLException | RuntimeException e) {
        LOG.log(Level.WARNING, () -> "The outbox's chore '%s' failed".formatted(name), e);
        pause = every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE;
      }
      dueAt = System.nanoTime() + pause.toNanos();
    }
  }
}
