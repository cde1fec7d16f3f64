package dev.covenant.internal.jta;

import jakarta.transaction.HeuristicCommitException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;

/** Tells heuristic outcomes, which containers wrap. */
public final class Heuristics {
  private Heuristics() {}

  /** Whether a failed commit, or one of its causes, says that its outcome was heuristic. */
  public static boolean in(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 64; cause = cause.getCause()) {
      if (cause instanceof HeuristicMixedException
          || cause instanceof HeuristicRollbackException
          || cause instanceof HeuristicCommitException) {
        return true;
      }
      depth++;
    }
    return false;
  }
}
