package dev.covenant.internal.outbox;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The statements on the outbox's rows. Every method works on the caller's connection. */
final class OutboxTable {
  private static final String COLUMNS =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, attempts, targets, done";
  private static final String KEPT =
      "seq, event_id, category, contract, version, partition_key, traceparent, payload, created_at, attempts, targets";

  /** Between the names of targets. */
  private static final String SEPARATOR = "\n";

  private static final int LONGEST_ERROR = 1000;

  private final Database database;
  private final String insert;
  private final String due;
  private final String following;
  private final String take;
  private final String renew;
  private final String delete;
  private final String end;
  private final String putBack;

  OutboxTable(Database database) {
    this.database = database;
    String now = database.now();
    insert =
        """
        INSERT INTO covenant_outbox
          (event_id, category, contract, version, partition_key, traceparent, payload, targets, created_at, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, %s, %s)"""
            .formatted(now, now);
    due =
        """
        SELECT %s FROM covenant_outbox o
        WHERE due_at <= %s AND (partition_key IS NULL OR NOT EXISTS
          (SELECT 1 FROM covenant_outbox e WHERE e.partition_key = o.partition_key AND e.seq < o.seq))
        ORDER BY due_at, seq LIMIT ? %s"""
            .formatted(COLUMNS, now, database.locking());
    following =
        "SELECT %s FROM covenant_outbox WHERE partition_key = ? AND seq > ? ORDER BY seq LIMIT ?"
            .formatted(COLUMNS);
    take =
        "UPDATE covenant_outbox SET token = ?, due_at = %s WHERE seq = ? AND due_at <= %s"
            .formatted(database.later(), now);
    renew =
        "UPDATE covenant_outbox SET due_at = %s WHERE seq = ? AND token = ?"
            .formatted(database.later());
    delete = "DELETE FROM covenant_outbox WHERE seq = ? AND token = ?";
    end =
        """
        INSERT INTO covenant_outbox_ended (%s, done, last_error, state, ended_at)
        SELECT %s, ?, ?, ?, %s FROM covenant_outbox WHERE seq = ? AND token = ?"""
            .formatted(KEPT, KEPT, now);
    putBack =
        """
        UPDATE covenant_outbox
        SET token = NULL, due_at = %s, attempts = ?, done = ?, last_error = COALESCE(?, last_error)
        WHERE seq = ? AND token = ?"""
            .formatted(database.later());
  }

  /** Inserts events, each under the lock of its key: keys are taken in one order by everybody. */
  void insert(Connection connection, List<EventEnvelope> events, Targets targets)
      throws SQLException {
    List<@Nullable String> keys = new ArrayList<>(events.size());
    events.forEach(event -> keys.add(PartitionKeys.of(event)));
    lock(connection, keys);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < events.size(); i++) {
        EncodedEnvelope event = EncodedEnvelope.of(events.get(i));
        statement.setString(1, event.id());
        statement.setString(2, event.category().label());
        statement.setString(3, event.contract());
        statement.setInt(4, event.version());
        text(statement, 5, keys.get(i));
        text(statement, 6, event.traceparent());
        statement.setString(7, event.json());
        statement.setString(8, joined(names(targets.of(event))));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void lock(Connection connection, List<@Nullable String> keys) throws SQLException {
    SortedSet<String> distinct = new TreeSet<>();
    for (String key : keys) {
      if (key != null) {
        distinct.add(key);
      }
    }
    if (distinct.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(database.lockKey())) {
      for (String key : distinct) {
        statement.setString(1, key);
        statement.executeUpdate();
      }
    }
  }

  private static void text(PreparedStatement statement, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(index, Types.VARCHAR);
    } else {
      statement.setString(index, text);
    }
  }

  /**
   * Claims rows that are due: of each key the first, and after it those that follow, which nobody
   * else can claim as long as the first is there.
   */
  Claim claim(Connection connection, int limit, Duration lease) throws SQLException {
    long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    List<Row> rows = taken(connection, due(connection, limit), token, lease);
    List<Row> all = new ArrayList<>(rows);
    for (Row row : rows) {
      if (row.key() != null && all.size() < limit) {
        List<Row> next = following(connection, row, limit - all.size());
        all.addAll(taken(connection, next, token, lease));
      }
    }
    return new Claim(token, List.copyOf(all));
  }

  private List<Row> due(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(due)) {
      statement.setInt(1, limit);
      return rows(statement);
    }
  }

  private List<Row> following(Connection connection, Row first, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(following)) {
      statement.setString(1, first.key());
      statement.setLong(2, first.seq());
      statement.setInt(3, limit);
      return rows(statement);
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    return rows;
  }

  private static Row row(ResultSet found) throws SQLException {
    EncodedEnvelope event =
        new EncodedEnvelope(
            found.getString("event_id"),
            EventCategory.valueOf(found.getString("category").toUpperCase(Locale.ROOT)),
            found.getString("contract"),
            found.getInt("version"),
            Audience.everyone(),
            found.getString("traceparent"),
            found.getString("payload"));
    return new Row(
        found.getLong("seq"),
        event,
        found.getString("partition_key"),
        found.getInt("attempts"),
        split(found.getString("targets")),
        split(found.getString("done")));
  }

  private static Set<String> split(@Nullable String names) {
    return names == null || names.isEmpty()
        ? Set.of()
        : new LinkedHashSet<>(List.of(names.split(SEPARATOR)));
  }

  private static Set<String> names(List<Target> targets) {
    Set<String> names = new LinkedHashSet<>();
    targets.forEach(target -> names.add(target.name()));
    return names;
  }

  /** Those of the rows that nobody else took meanwhile; of a key, none after one that was. */
  private List<Row> taken(Connection connection, List<Row> rows, long token, Duration lease)
      throws SQLException {
    if (rows.isEmpty()) {
      return rows;
    }
    int[] counts;
    try (PreparedStatement statement = connection.prepareStatement(take)) {
      for (Row row : rows) {
        statement.setLong(1, token);
        statement.setLong(2, lease.toMillis());
        statement.setLong(3, row.seq());
        statement.addBatch();
      }
      counts = counted(connection, statement.executeBatch(), rows, token);
    }
    List<Row> taken = new ArrayList<>(rows.size());
    Set<@Nullable String> interrupted = new LinkedHashSet<>();
    for (int i = 0; i < counts.length; i++) {
      Row row = rows.get(i);
      if (counts[i] == 0) {
        interrupted.add(row.key());
      } else if (row.key() == null || !interrupted.contains(row.key())) {
        taken.add(row);
      }
    }
    return taken;
  }

  /** What updates counted; some drivers do not say, and then the rows tell whose they are. */
  private static int[] counted(Connection connection, int[] counts, List<Row> rows, long token)
      throws SQLException {
    if (Arrays.stream(counts).allMatch(count -> count >= 0)) {
      return counts;
    }
    Set<Long> own = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT seq FROM covenant_outbox WHERE token = ?")) {
      query.setLong(1, token);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          own.add(found.getLong(1));
        }
      }
    }
    return rows.stream().mapToInt(row -> own.contains(row.seq()) ? 1 : 0).toArray();
  }

  /**
   * Has the rows of a claim for longer.
   *
   * @return false where somebody else has got one of them: the lease had ended
   */
  boolean renew(Connection connection, long token, List<Row> rows, Duration lease)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(renew)) {
      for (Row row : rows) {
        statement.setLong(1, lease.toMillis());
        statement.setLong(2, row.seq());
        statement.setLong(3, token);
        statement.addBatch();
      }
      for (int count : counted(connection, statement.executeBatch(), rows, token)) {
        if (count == 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Ends a claim.
   *
   * @param keep whether delivered events are kept
   */
  void settle(Connection connection, long token, List<Settlement> settlements, boolean keep)
      throws SQLException {
    List<Settlement> ended = new ArrayList<>();
    List<Settlement> gone = new ArrayList<>();
    List<Settlement> back = new ArrayList<>();
    for (Settlement one : settlements) {
      switch (one.end()) {
        case DELIVERED -> {
          gone.add(one);
          if (keep) {
            ended.add(one);
          }
        }
        case DEAD -> {
          gone.add(one);
          ended.add(one);
        }
        case FAILED, WAITING -> back.add(one);
      }
    }
    end(connection, token, ended);
    delete(connection, token, gone);
    putBack(connection, token, back);
  }

  /** One by one: MariaDB's driver cannot batch an INSERT ... SELECT. */
  private void end(Connection connection, long token, List<Settlement> ended) throws SQLException {
    if (ended.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(end)) {
      for (Settlement one : ended) {
        text(statement, 1, joined(one.done()));
        text(statement, 2, shortened(one.error()));
        statement.setString(3, one.end().name());
        statement.setLong(4, one.row().seq());
        statement.setLong(5, token);
        statement.executeUpdate();
      }
    }
  }

  private void delete(Connection connection, long token, List<Settlement> gone)
      throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (Settlement one : gone) {
        statement.setLong(1, one.row().seq());
        statement.setLong(2, token);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void putBack(Connection connection, long token, List<Settlement> back)
      throws SQLException {
    if (back.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(putBack)) {
      for (Settlement one : back) {
        int failures = one.end() == Settlement.End.FAILED ? 1 : 0;
        statement.setLong(1, one.delay().toMillis());
        statement.setInt(2, one.row().attempts() + failures);
        text(statement, 3, joined(one.done()));
        text(statement, 4, shortened(one.error()));
        statement.setLong(5, one.row().seq());
        statement.setLong(6, token);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static @Nullable String joined(Set<String> done) {
    return done.isEmpty() ? null : String.join(SEPARATOR, done);
  }

  private static @Nullable String shortened(@Nullable String error) {
    if (error == null) {
      return null;
    }
    // PostgreSQL takes no NUL, and nobody wants the others.
    String line = error.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
  }
}
