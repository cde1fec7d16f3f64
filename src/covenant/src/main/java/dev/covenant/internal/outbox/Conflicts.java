package dev.covenant.internal.outbox;

import java.sql.SQLException;
import java.util.Set;

/** Transactions that a database rolled back for the sake of others: they can simply be repeated. */
final class Conflicts {
  /** Serialization failure and deadlock (SQL:2016, class 40; PostgreSQL's own state). */
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

  /** MariaDB's "Record has changed since last read". */
  private static final int CHANGED_SINCE_READ = 1020;

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

  private static boolean isOne(SQLException failure) {
    return ROLLED_BACK.contains(String.valueOf(failure.getSQLState()))
        || failure.getErrorCode() == CHANGED_SINCE_READ;
  }
}
