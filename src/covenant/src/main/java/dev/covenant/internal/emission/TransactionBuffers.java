package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.State;
import org.jspecify.annotations.Nullable;

/** Finds the buffer of the transaction on the calling thread. */
public final class TransactionBuffers {
  private final @Nullable Transactions transactions;
  private final @Nullable KnownTransactions known;
  private final ReleasePoint release;

  public TransactionBuffers(@Nullable Transactions transactions, ReleasePoint release) {
    this.transactions = transactions;
    this.known = transactions instanceof KnownTransactions telling ? telling : null;
    this.release = release;
  }

  /** Whether a transaction is on the thread that has timed out or is completing. */
  boolean isEnded() {
    return transactions != null && transactions.state() == State.ENDED;
  }

  /** The buffer of the active transaction, null without one. */
  public @Nullable TransactionBuffer current() {
    return transactions == null || transactions.state() != State.ACTIVE ? null : active();
  }

  /** The buffer, open, of the transaction just begun on the calling thread. */
  public TransactionBuffer begun() {
    if (known == null || !known.beginsEmpty()) {
      TransactionBuffer present = active();
      present.open();
      return present;
    }
    TransactionBuffer first = new TransactionBuffer(known.key(), release, 1);
    known.enlistFirst(this, first);
    return first;
  }

  /** The buffer of the transaction on the calling thread, which is known to be active. */
  private TransactionBuffer active() {
    return transactions.enlist(this, this::made);
  }

  private TransactionBuffer made() {
    return new TransactionBuffer(key(), release, 0);
  }

  private @Nullable Object key() {
    return known == null ? null : known.key();
  }

  /** Whether it is the buffer of the transaction on the calling thread, and that can commit. */
  boolean isOpen(TransactionBuffer buffer) {
    return current() == buffer && !transactions.isRollbackOnly();
  }

  void setRollbackOnly() {
    transactions.setRollbackOnly();
  }

  /** Whether it is surely the buffer of the transaction on the calling thread. */
  boolean isCurrent(TransactionBuffer buffer) {
    Object key = buffer.key();
    return key != null && key.equals(key());
  }
}
