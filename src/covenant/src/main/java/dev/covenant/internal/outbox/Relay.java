package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Takes rows that are due from the outbox, has them delivered, and settles them. While they are
 * delivered it holds no lock and no transaction. One thread takes its turns; results come from any.
 */
final class Relay implements Delivery.Results {
  private static final Logger LOG = System.getLogger(Relay.class.getName());
  private static final Claim NOTHING = new Claim(0, List.of());

  private final Store store;
  private final Claiming claiming;
  private final Settling settling;
  private final RelaySettings settings;
  private final Bell bell;

  private final List<Lease> leases = new ArrayList<>();
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

  /** What has ended, until a transaction that settles it has committed. */
  private final List<Ended> unsettled = new ArrayList<>();

  private record Ended(Lease lease, Settlement settlement) {}

  Relay(Store store, Claiming claiming, Settling settling, RelaySettings settings, Bell bell) {
    this.store = store;
    this.claiming = claiming;
    this.settling = settling;
    this.settings = settings;
    this.bell = bell;
  }

  @Override
  public void add(Lease lease, Settlement settlement) {
    ended.add(new Ended(lease, settlement));
    bell.ended();
  }

  /** Whether it takes more: one batch waits while another one is delivered. */
  boolean hasRoom() {
    return leases.stream().mapToInt(Lease::size).sum() <= settings.batchSize();
  }

  /**
   * In one transaction settles what has ended, renews the leases that have to be, and claims rows.
   * Nothing is forgotten where it fails.
   *
   * @param claims whether to claim rows, where there is room for them
   * @param couriers take what is to be delivered, and tell this relay how it ended
   */
  Turn turn(boolean claims, Consumer<Delivery> couriers) throws SQLException {
    collect();
    int room = claims && hasRoom() ? settings.batchSize() : 0;
    List<Lease> due = leases.stream().filter(Lease::isToRenew).toList();
    if (room == 0 && unsettled.isEmpty() && due.isEmpty()) {
      return new Turn(0, NOTHING);
    }
    Map<Lease, Set<Long>> renewed = new LinkedHashMap<>();
    Turn turn = Objects.requireNonNull(store.begin(c -> turn(c, room, due, renewed)));
    unsettled.clear();
    leases.removeIf(lease -> lease.size() == 0);
    renewed.forEach(this::keep);
    deliver(turn.claim(), couriers);
    return turn;
  }

  /** A row that has ended is no longer renewed, even if its settlement takes several tries. */
  private void collect() {
    int taken = 0;
    for (Ended one = ended.poll(); one != null; one = ended.poll()) {
      one.lease().remove(one.settlement().row());
      unsettled.add(one);
      taken++;
    }
    bell.seen(taken);
  }

  private Turn turn(Connection connection, int room, List<Lease> due, Map<Lease, Set<Long>> renewed)
      throws SQLException {
    renewed.clear();
    settle(connection, unsettled);
    for (Lease lease : due) {
      renewed.put(lease, claiming.renew(connection, lease.token(), lease.rows(), settings.lease()));
    }
    Claim claim = room == 0 ? NOTHING : claiming.claim(connection, room, settings.lease());
    return new Turn(unsettled.size(), claim);
  }

  private void settle(Connection connection, List<Ended> all) throws SQLException {
    Map<Long, List<Settlement>> claims = new LinkedHashMap<>();
    for (Ended one : all) {
      claims.computeIfAbsent(one.lease().token(), t -> new ArrayList<>()).add(one.settlement());
    }
    for (Map.Entry<Long, List<Settlement>> claim : claims.entrySet()) {
      settling.settle(connection, claim.getKey(), claim.getValue());
    }
  }

  private void keep(Lease lease, Set<Long> held) {
    if (held.size() < lease.size()) {
      LOG.log(
          Level.WARNING,
          "A lease was lost: {0} rows were not renewed in time, and others deliver them",
          lease.size() - held.size());
      lease.keepOnly(held);
    }
    lease.renewed(settings.lease());
  }

  /** Rows of a key go together. */
  private void deliver(Claim claim, Consumer<Delivery> couriers) {
    if (claim.rows().isEmpty()) {
      return;
    }
    Lease lease = new Lease(claim, settings.lease());
    leases.add(lease);
    bell.taken(claim.rows().size());
    Map<Object, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : claim.rows()) {
      Object group = row.key() == null ? row.seq() : row.key();
      groups.computeIfAbsent(group, g -> new ArrayList<>(1)).add(row);
    }
    groups.values().forEach(rows -> couriers.accept(new Delivery(lease, rows, this)));
  }

  /**
   * Settles each row by itself, after that failed for all at once: what was delivered must not come
   * again because of a neighbour. One that the database refuses is let go: it is delivered again
   * when its lease ends.
   */
  void settleSingly() throws SQLException {
    for (Ended one : List.copyOf(unsettled)) {
      try {
        store.begin(
            c -> {
              settle(c, List.of(one));
              return new Turn(1, NOTHING);
            });
      } catch (SQLException e) {
        store.begin(Database::of);
        LOG.log(
            Level.ERROR,
            () -> one.settlement().row().event() + " cannot be settled and will be repeated",
            e);
      }
      unsettled.remove(one);
    }
  }
}
