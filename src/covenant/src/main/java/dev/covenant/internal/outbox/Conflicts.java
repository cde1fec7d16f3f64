package dev.covenant.internal.outbox;

import java.sql.SQLException;
import java.util.Set;

/** Transactions that had to give way to others, or waited for them too long: they are repeated. */
final class Conflicts {
  /**
   * Serialization failure (SQL:2016, class 40), PostgreSQL's deadlock and lock time-out, and H2's.
   */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00");

  /** MariaDB's "Record has changed since last read" and lock time-out. */
  private static final Set<Integer> CODES = Set.of(1020, 1205);

  private static final int DEEPEST = 16;

  private Conflicts() {}

  static boolean isOne(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOne(sql)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /** Whether the database does not take the data (SQL:2016, classes 22 and 23). */
  static boolean isRefusal(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  private static boolean isOne(SQLException failure) {
    return STATES.contains(String.valueOf(failure.getSQLState()))
        || CODES.contains(failure.getErrorCode());
  }
}
