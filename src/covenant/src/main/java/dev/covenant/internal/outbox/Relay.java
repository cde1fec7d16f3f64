package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
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

  private final Store store;
  private final Relays relays;
  private final Claiming claiming;
  private final Settling settling;
  private final RelaySettings settings;
  private final Bell bell;
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

  /** What has ended, until a transaction that settles it has committed. */
  private final List<Settlement> unsettled = new ArrayList<>();

  private Lease lease;

  private record Ended(Lease lease, Settlement settlement) {}

  Relay(Store store, Database database, Settling settling, RelaySettings settings, Bell bell) {
    this.store = store;
    this.settling = settling;
    this.settings = settings;
    this.bell = bell;
    relays = new Relays(database);
    claiming = new Claiming(database);
    lease = new Lease(settings.lease());
  }

  @Override
  public void add(Lease of, Settlement settlement) {
    ended.add(new Ended(of, settlement));
    bell.ended();
  }

  /** Whether it takes more: one batch waits while another one is delivered. */
  boolean hasRoom() {
    return lease.size() <= settings.batchSize();
  }

  /** Whether a turn could find anything. */
  boolean isAnyDue() throws SQLException {
    return Boolean.TRUE.equals(store.begin(claiming::isAnyDue));
  }

  /**
   * In one transaction renews the lease, settles what has ended, and claims rows. Nothing is
   * forgotten where it fails.
   *
   * @param claims whether to claim rows, where there is room for them
   * @param couriers take what is to be delivered, and tell this relay how it ended
   */
  Turn turn(boolean claims, Consumer<Delivery> couriers) throws SQLException {
    collect();
    boolean claiming = claims && hasRoom();
    if (!claiming && unsettled.isEmpty() && !lease.isToRenew()) {
      return Turn.NOTHING;
    }
    long now = System.nanoTime();
    Turn turn = Objects.requireNonNull(store.begin(c -> turn(c, claiming)));
    unsettled.clear();
    if (turn.held()) {
      lease.renewed(now);
      deliver(turn.claimed(), couriers);
    } else {
      lose();
    }
    return turn;
  }

  /** Takes over what deliveries said; of a lease that was lost it counts for nothing. */
  private void collect() {
    int seen = 0;
    for (Ended one = ended.poll(); one != null; one = ended.poll()) {
      if (one.lease() == lease) {
        lease.remove(one.settlement().row());
        unsettled.add(one.settlement());
      }
      seen++;
    }
    bell.seen(seen);
  }

  private Turn turn(Connection connection, boolean claims) throws SQLException {
    relays.begin(connection);
    if (!lease.isEntered()) {
      relays.enter(connection, lease.relay(), lease.length());
    } else if (!hold(connection, lease.seqs())) {
      return Turn.LOST;
    }
    settling.settle(connection, unsettled);
    List<Row> claimed = claims ? claimed(connection) : List.of();
    boolean freed = unsettled.stream().anyMatch(one -> one.row().key() != null);
    return new Turn(true, unsettled.size(), claims, freed, claimed);
  }

  private boolean hold(Connection connection, Set<Long> rows) throws SQLException {
    return relays.hold(connection, lease.relay(), lease.length(), rows);
  }

  private List<Row> claimed(Connection connection) throws SQLException {
    Set<Long> held = relays.claimAlone(connection, lease.relay());
    List<Row> claimed = claiming.claim(connection, settings.batchSize(), held);
    if (!claimed.isEmpty()) {
      Set<Long> rows = new HashSet<>(lease.seqs());
      claimed.forEach(row -> rows.add(row.seq()));
      if (!hold(connection, rows)) {
        throw new SQLException(
            "The relay %s was taken out while it claimed".formatted(lease.relay()));
      }
    }
    return claimed;
  }

  private void lose() {
    LOG.log(
        Level.WARNING,
        "The lease of the relay {0} had ended; others deliver the {1} rows that it had",
        lease.relay(),
        lease.size());
    lease.lose();
    lease = new Lease(settings.lease());
  }

  /** Rows of a key go together. */
  private void deliver(List<Row> claimed, Consumer<Delivery> couriers) {
    lease.add(claimed);
    bell.taken(claimed.size());
    Map<Object, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : claimed) {
      Object group = row.key() == null ? row.seq() : row.key();
      groups.computeIfAbsent(group, g -> new ArrayList<>(1)).add(row);
    }
    groups.values().forEach(rows -> couriers.accept(new Delivery(lease, rows, this)));
  }

  /**
   * Settles each row by itself, after that failed for all at once: what was delivered must not come
   * again because of a neighbour. One whose data the database refuses is put back as it was.
   */
  void settleSingly() throws SQLException {
    while (!unsettled.isEmpty()) {
      Settlement one = unsettled.get(0);
      try {
        store.begin(c -> settleAlone(c, one));
      } catch (SQLException e) {
        if (!Conflicts.isRefusal(e)) {
          throw e;
        }
        store.begin(c -> settleAlone(c, Settlement.untried(one.row())));
        LOG.log(Level.ERROR, () -> one.row().event() + " cannot be settled: it is repeated", e);
      }
      unsettled.remove(0);
    }
  }

  private Turn settleAlone(Connection connection, Settlement one) throws SQLException {
    Set<Long> rest = new HashSet<>(lease.seqs());
    unsettled.forEach(other -> rest.add(other.row().seq()));
    rest.remove(one.row().seq());
    if (hold(connection, rest)) {
      settling.settle(connection, List.of(one));
      return new Turn(true, 1, false, false, List.of());
    }
    return Turn.LOST;
  }

  /** Lets others know that this relay is gone; what it still has comes back when its lease ends. */
  void leave() throws SQLException {
    if (lease.size() == 0) {
      store.begin(
          c -> {
            relays.leave(c, lease.relay());
            return Turn.NOTHING;
          });
    }
  }
}
