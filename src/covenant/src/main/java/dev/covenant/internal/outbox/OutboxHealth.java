package dev.covenant.internal.outbox;

import dev.covenant.outbox.OutboxState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells whether an outbox works. Thread-safe. */
public final class OutboxHealth {
  /** Rows that have been due for so long are waiting; others a node is just about to take. */
  private static final Duration WAITING = Duration.ofSeconds(30);

  private static final int MOST_COUNTED = 1000;

  private final Database database;
  private final Probe storeProbe;
  private final Probe deliveryProbe;

  OutboxHealth(Store store, Database database) {
    this.database = database;
    storeProbe = new Probe(store);
    deliveryProbe = new Probe(store);
  }

  /** Whether its tables can be read. */
  public Health store() {
    return storeProbe.ask(
        connection ->
            Probe.query(
                connection,
                "SELECT MAX(version) FROM covenant_schema",
                found -> Health.of(true, Map.of())));
  }

  /** Whether some node delivers, where events wait. */
  public Health delivery() {
    return deliveryProbe.ask(this::delivery);
  }

  private Health delivery(Connection connection) throws SQLException {
    String late =
        """
        SELECT COUNT(*) AS row_count, MIN(due_at) AS oldest, %s AS by_now FROM
          (SELECT due_at FROM covenant_outbox WHERE due_at <= %s AND %s ORDER BY due_at LIMIT %d) r"""
            .formatted(
                database.now(),
                database.later(),
                RowStates.read(connection, database).are(OutboxState.READY),
                MOST_COUNTED);
    Map<String, Long> data = new LinkedHashMap<>();
    Probe.query(connection, late, found -> waiting(found, data), -WAITING.toMillis());
    long nodes = new Relays(database).live(connection);
    data.put("live-nodes", nodes);
    return Health.of(nodes > 0 || data.get("waiting") == 0, data);
  }

  private Map<String, Long> waiting(ResultSet found, Map<String, Long> data) throws SQLException {
    long rows = found.getLong("row_count");
    data.put("waiting", rows);
    data.put(
        "oldest-seconds",
        rows == 0
            ? 0
            : Duration.between(database.instant(found, "oldest"), database.instant(found, "by_now"))
                .toSeconds());
    return data;
  }
}
