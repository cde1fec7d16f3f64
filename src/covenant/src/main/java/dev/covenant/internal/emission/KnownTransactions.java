package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions.Participant;
import org.jspecify.annotations.Nullable;

/** Transactions that tell more than others, at less cost than it takes to look into them. */
public interface KnownTransactions {
  /** Equal for the same transaction and for no other; null without one, or where unknown. */
  @Nullable Object key();

  /** Whether nobody else can have enlisted in a transaction that was just begun. */
  boolean beginsEmpty();

  /** Enlists in the transaction just begun on the calling thread, where that begins empty. */
  void enlistFirst(Object key, Participant participant);
}
