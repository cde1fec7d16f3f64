package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions.Participant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions that tell more than others, at less cost than it takes to look into them. */
public interface KnownTransactions {
  /** Equal for the same transaction and for no other; null without one, or where unknown. */
  @Nullable Object key();

  /**
   * Enlists in the transaction just begun on the calling thread, before any work was done there.
   */
  <P extends Participant> P enlistFirst(Object key, Supplier<P> participant);
}
