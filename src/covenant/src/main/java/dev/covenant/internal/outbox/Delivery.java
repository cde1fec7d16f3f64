package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  /** Delivers the rows up to the first that does not arrive: the others must not overtake it. */
  void run(RowDelivery delivery) {
    while (next < rows.size()) {
      Row row = rows.get(next);
      next++;
      if (blocked || !lease.holds(row)) {
        results.add(lease, Settlement.untried(row));
        continue;
      }
      Attempt begun = new Attempt(row);
      attempt = begun;
      Optional<Settlement> settlement = delivery.deliver(begun);
      attempt = null;
      if (settlement.isEmpty()) {
        return;
      }
      blocked = settlement.get().end() != Settlement.End.DELIVERED;
      results.add(lease, settlement.get());
    }
  }

  /** Has no row tried. */
  void cancel() {
    rows.forEach(row -> results.add(lease, Settlement.untried(row)));
  }

  /** Interrupts a target that takes longer than that. */
  void interruptAfter(Duration limit) {
    Attempt current = attempt;
    if (current != null && current.lasts(limit)) {
      current.interrupt();
    }
  }

  /**
   * Waits no longer for a target that takes longer than that.
   *
   * @return whether there is one: the thread that runs this is lost to it
   */
  boolean giveUpAfter(Duration limit, RowDelivery delivery) {
    Attempt current = attempt;
    if (current == null || !current.lasts(limit)) {
      return false;
    }
    Optional<Attempt.GivenUp> end = current.giveUp();
    end.ifPresent(
        it -> {
          results.add(lease, delivery.givenUp(current.row(), it));
          rows.subList(next, rows.size()).forEach(r -> results.add(lease, Settlement.untried(r)));
        });
    return end.isPresent();
  }
}
