package dev.covenant.internal.dispatch;

import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** What the calling thread is in the middle of, and which may yet roll back. */
final class Enclosing {
  private Enclosing() {}

  /** Whether a command executes or a transaction is open on this thread. */
  static boolean isOpen(@Nullable Transactions transactions) {
    return ThreadScope.slots()[ThreadScope.EMITTER] != null
        || transactions != null && transactions.state() != Transactions.State.NONE;
  }
}
