package dev.covenant.internal.emission;

import org.jspecify.annotations.Nullable;

/** Transactions that can be told apart at less cost than it takes to look into them. */
public interface TransactionKeys {
  /** Equal for the same transaction and for no other; null without one, or where unknown. */
  @Nullable Object key();
}
