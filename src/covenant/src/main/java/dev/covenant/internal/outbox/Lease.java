package dev.covenant.internal.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A relay's lease, from when it enters until it leaves or loses it, and the rows it has on it. */
final class Lease {
  private final String relay = host() + "-" + UUID.randomUUID().toString().substring(0, 8);
  private final Duration length;
  private final Map<Long, Row> rows = new ConcurrentHashMap<>();
  private boolean entered;

  /** When to renew it, as {@link System#nanoTime()}. */
  private long renewAt = System.nanoTime();

  /** When it ends unless it is renewed, as {@link System#nanoTime()}. */
  private volatile long endsAt = System.nanoTime();

  Lease(Duration length) {
    this.length = length;
  }

  /** Tells people which node it is. */
  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Identifies the relay; nobody has had it before. */
  String relay() {
    return relay;
  }

  Duration length() {
    return length;
  }

  boolean isEntered() {
    return entered;
  }

  boolean isToRenew() {
    return System.nanoTime() - renewAt >= 0;
  }

  void renewed(long since) {
    entered = true;
    renewAt = since + length.toNanos() / 2;
    endsAt = since + length.toNanos();
  }

  Set<Long> seqs() {
    return Set.copyOf(rows.keySet());
  }

  int size() {
    return rows.size();
  }

  /** Whether a delivery of a row may begin: others may have it when the lease has ended. */
  boolean holds(Row row) {
    return System.nanoTime() - endsAt < 0 && rows.containsKey(row.seq());
  }

  void add(List<Row> claimed) {
    claimed.forEach(row -> rows.put(row.seq(), row));
  }

  void remove(Row row) {
    rows.remove(row.seq());
  }

  /** Others have got the rows. */
  void lose() {
    rows.clear();
  }
}
