package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows to deliver one after the other: those of a key, or a single one. One thread runs it; the
 * relay watches it.
 */
final class Delivery {
  private final Lease lease;
  private final List<Row> rows;
  private final Results results;
  private int next;
  private boolean blocked;
  private volatile @Nullable Attempt attempt;

  /** Takes what becomes of rows. Thread-safe. */
  @FunctionalInterface
  interface Results {
    void add(Lease lease, Settlement settlement);
  }

  Delivery(Lease lease, List<Row> rows, Results results) {
    this.lease = lease;
    this.rows = rows;
    this.results = results;
  }

  /**
   * Delivers the rows up to the first that does not arrive: the others must not overtake it.
   *
   * @param cancelled whether no more are to be begun
   * @return false where a row was given up: the thread has been replaced
   */
  boolean run(RowDelivery delivery, BooleanSupplier cancelled) {
    while (next < rows.size()) {
      Row row = rows.get(next);
      next++;
      if (blocked || cancelled.getAsBoolean() || !lease.holds(row)) {
        blocked = true;
        results.add(lease, Settlement.untried(row));
        continue;
      }
      Attempt begun = new Attempt(row);
      attempt = begun;
      Optional<Settlement> settlement = delivery.deliver(begun);
      attempt = null;
      if (settlement.isEmpty()) {
        return false;
      }
      blocked = settlement.get().end() != Settlement.End.DELIVERED;
      results.add(lease, settlement.get());
    }
    return true;
  }

  /** Has no row tried. */
  void cancel() {
    rows.forEach(row -> results.add(lease, Settlement.untried(row)));
  }

  /** Interrupts a target that takes longer than that. */
  void interruptAfter(Duration limit) {
    Attempt current = attempt;
    if (current != null) {
      current.interruptAfter(limit);
    }
  }

  /**
   * Waits no longer for a target that takes longer than that.
   *
   * @return whether there is one: the thread that runs this is lost to it
   */
  boolean giveUpAfter(Duration limit, RowDelivery delivery) {
    Attempt current = attempt;
    if (current == null) {
      return false;
    }
    Optional<Attempt.GivenUp> end = current.giveUpAfter(limit, delivery.stuck());
    end.ifPresent(
        it -> {
          results.add(lease, delivery.givenUp(current.row(), it));
          rows.subList(next, rows.size()).forEach(r -> results.add(lease, Settlement.untried(r)));
        });
    return end.isPresent();
  }
}
