package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.State;
import org.jspecify.annotations.Nullable;

/** Finds the buffer of the transaction on the calling thread. */
public final class TransactionBuffers {
  private final @Nullable Transactions transactions;
  private final ReleasePoint release;

  public TransactionBuffers(@Nullable Transactions transactions, ReleasePoint release) {
    this.transactions = transactions;
    this.release = release;
  }

  /** The buffer of the active transaction, null without one. */
  public @Nullable TransactionBuffer current() {
    if (transactions == null || transactions.state() != State.ACTIVE) {
      return null;
    }
    return transactions.enlist(this, () -> new TransactionBuffer(release));
  }
}
