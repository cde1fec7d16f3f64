package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Delivers what is due in the outbox: claims rows, delivers them, and ends the claim. While it
 * delivers it holds no lock and no transaction.
 */
final class Relay {
  private static final Logger LOG = System.getLogger(Relay.class.getName());

  private final Store store;
  private final OutboxTable table;
  private final RowDelivery delivery;
  private final RelaySettings settings;

  Relay(Store store, OutboxTable table, RowDelivery delivery, RelaySettings settings) {
    this.store = store;
    this.table = table;
    this.delivery = delivery;
    this.settings = settings;
  }

  /**
   * Delivers one batch.
   *
   * @return how many rows it claimed; fewer than the batch size where no more were due
   */
  int relay() throws SQLException {
    Claim claim =
        Objects.requireNonNull(
            store.begin(c -> table.claim(c, settings.batchSize(), settings.lease())));
    if (!claim.rows().isEmpty()) {
      settle(claim, deliver(claim));
    }
    return claim.rows().size();
  }

  /** An interrupted thread must not touch the database: H2, for one, closes its file then. */
  private void settle(Claim claim, List<Settlement> settlements) throws SQLException {
    boolean interrupted = Thread.interrupted();
    try {
      settleAll(claim.token(), settlements);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What was delivered must not come again because of a neighbour: where all at once fails, each is
   * settled by itself.
   */
  private void settleAll(long token, List<Settlement> settlements) throws SQLException {
    try {
      settle(token, settlements);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Deliveries cannot be settled at once; tried one by one", e);
      for (Settlement one : settlements) {
        settle(token, List.of(one));
      }
    }
  }

  private void settle(long token, List<Settlement> settlements) throws SQLException {
    store.begin(
        c -> {
          table.settle(c, token, settlements, settings.keep());
          return null;
        });
  }

  private List<Settlement> deliver(Claim claim) throws SQLException {
    List<Settlement> settlements = new ArrayList<>(claim.rows().size());
    Set<String> blocked = new HashSet<>();
    Lease lease = new Lease();
    for (int i = 0; i < claim.rows().size(); i++) {
      Row row = claim.rows().get(i);
      if (!lease.holds(claim)) {
        LOG.log(
            Level.WARNING,
            "A claim was lost: its deliveries took longer than the lease; others deliver the rest");
        claim.rows().subList(i, claim.rows().size()).stream()
            .map(Settlement::untried)
            .forEach(settlements::add);
        return settlements;
      }
      Settlement settlement =
          row.key() != null && blocked.contains(row.key()) || Thread.currentThread().isInterrupted()
              ? Settlement.untried(row)
              : delivery.deliver(row);
      if (row.key() != null && settlement.end() != Settlement.End.DELIVERED) {
        blocked.add(row.key());
      }
      settlements.add(settlement);
    }
    return settlements;
  }

  /** Prolongs the claim before it ends, so that nobody else delivers what is in it. */
  private final class Lease {
    private long renewAt = System.nanoTime() + half();

    private long half() {
      return settings.lease().toNanos() / 2;
    }

    boolean holds(Claim claim) throws SQLException {
      if (System.nanoTime() - renewAt < 0) {
        return true;
      }
      boolean held =
          Objects.requireNonNull(
              store.begin(c -> table.renew(c, claim.token(), claim.rows(), settings.lease())));
      renewAt = System.nanoTime() + half();
      return held;
    }
  }
}
