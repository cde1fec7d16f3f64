package dev.covenant.internal.jta;

import jakarta.transaction.HeuristicCommitException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.util.Set;
import java.util.function.Predicate;

/** Tells what a transaction manager threw, which containers wrap. */
public final class CommitFailures {
  private static final Set<Class<?>> HEURISTIC =
      Set.of(
          HeuristicCommitException.class,
          HeuristicMixedException.class,
          HeuristicRollbackException.class);
  private static final Set<Class<?>> OTHER =
      Set.of(RollbackException.class, SystemException.class, TransactionalException.class);

  /** Enterprise beans may be absent, and with them this class. */
  private static final String ROLLED_BACK = "jakarta.ejb.EJBTransactionRolledbackException";

  private CommitFailures() {}

  /** Whether a failed commit, or one of its causes, says that its outcome was heuristic. */
  public static boolean isHeuristic(Throwable failure) {
    return isInChain(failure, cause -> HEURISTIC.contains(cause.getClass()));
  }

  static boolean isIn(Throwable failure) {
    return isInChain(
        failure,
        cause ->
            HEURISTIC.contains(cause.getClass())
                || OTHER.contains(cause.getClass())
                || cause.getClass().getName().equals(ROLLED_BACK));
  }

  private static boolean isInChain(Throwable failure, Predicate<Throwable> wanted) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 64; cause = cause.getCause()) {
      if (wanted.test(cause)) {
        return true;
      }
      depth++;
    }
    return false;
  }
}
