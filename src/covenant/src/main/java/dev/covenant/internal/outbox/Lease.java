package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of a claim that are not settled yet. The relay changes it, deliveries look at it. */
final class Lease {
  private final long token;
  private final Map<Long, Row> rows = new ConcurrentHashMap<>();

  /** When to renew it, as {@link System#nanoTime()}. */
  private long renewAt;

  Lease(Claim claim, Duration length) {
    token = claim.token();
    claim.rows().forEach(row -> rows.put(row.seq(), row));
    renewed(length);
  }

  long token() {
    return token;
  }

  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  int size() {
    return rows.size();
  }

  boolean holds(Row row) {
    return rows.containsKey(row.seq());
  }

  /** A row has been settled. */
  void remove(Row row) {
    rows.remove(row.seq());
  }

  /** Half of it is over. */
  boolean isToRenew() {
    return System.nanoTime() - renewAt >= 0;
  }

  void renewed(Duration length) {
    renewAt = System.nanoTime() + length.toNanos() / 2;
  }

  /** Others have got the rest. */
  void keepOnly(Set<Long> held) {
    rows.keySet().retainAll(held);
  }
}
