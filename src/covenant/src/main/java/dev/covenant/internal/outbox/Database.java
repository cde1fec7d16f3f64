package dev.covenant.internal.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The databases an outbox can be in, and where their SQL differs. */
enum Database {
  /**
   * H2. Claims are optimistic, for it has no SKIP LOCKED in the versions that servers bring: the
   * update counts decide who has got a row.
   */
  H2(
      "CURRENT_TIMESTAMP",
      "DATEADD('MILLISECOND', ?, CURRENT_TIMESTAMP)",
      "",
      "MERGE INTO covenant_outbox_lock (partition_key, used) KEY (partition_key) VALUES (?, 1)",
      """
      INSERT INTO covenant_inbox (subscriber, event_id, marked_at)
      SELECT s, e, CURRENT_TIMESTAMP FROM (SELECT CAST(? AS VARCHAR) s, CAST(? AS VARCHAR) e)
      WHERE NOT EXISTS (SELECT 1 FROM covenant_inbox i WHERE i.subscriber = s AND i.event_id = e)"""),
  /**
   * MariaDB 10.6 and later. A lock is taken and nothing changed: since 11.6 a changed row fails
   * transactions that have read before (innodb_snapshot_isolation). Times are in UTC, whatever the
   * session's zone is.
   */
  MARIADB(
      "UTC_TIMESTAMP(6)",
      "UTC_TIMESTAMP(6) + INTERVAL (? * 1000) MICROSECOND",
      "FOR UPDATE SKIP LOCKED",
      """
      INSERT INTO covenant_outbox_lock (partition_key, used) VALUES (?, 1)
      ON DUPLICATE KEY UPDATE used = used""",
      "INSERT IGNORE INTO covenant_inbox (subscriber, event_id, marked_at) VALUES (?, ?, UTC_TIMESTAMP(6))"),
  /**
   * PostgreSQL. Its clock stands still within a transaction; that of the statement goes on, and can
   * be looked for in an index.
   */
  POSTGRESQL(
      "STATEMENT_TIMESTAMP()",
      "STATEMENT_TIMESTAMP() + ? * INTERVAL '1 millisecond'",
      "FOR UPDATE OF o SKIP LOCKED",
      """
      INSERT INTO covenant_outbox_lock (partition_key, used) VALUES (?, 1)
      ON CONFLICT (partition_key) DO UPDATE SET used = covenant_outbox_lock.used + 1""",
      """
      INSERT INTO covenant_inbox (subscriber, event_id, marked_at) VALUES (?, ?, STATEMENT_TIMESTAMP())
      ON CONFLICT DO NOTHING""");

  private static final String DIRECTORY = "META-INF/covenant/outbox/";

  private final String now;
  private final String later;
  private final String locking;
  private final String lockKey;
  private final String mark;

  Database(String now, String later, String locking, String lockKey, String mark) {
    this.now = now;
    this.later = later;
    this.locking = locking;
    this.lockKey = lockKey;
    this.mark = mark;
  }

  /** Which one a connection leads to. */
  static Database of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    String name = product.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(known -> name.contains(known.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The outbox cannot be in %s; it knows %s"
                        .formatted(product, Arrays.toString(values()))));
  }

  /** The database's time: nodes' clocks differ. */
  String now() {
    return now;
  }

  /** The database's time in so many milliseconds. */
  String later() {
    return later;
  }

  /**
   * A time in a result. MariaDB's have no zone and are in UTC; read as a timestamp they would be
   * taken for the process's.
   */
  Instant instant(ResultSet found, String column) throws SQLException {
    return this == MARIADB
        ? found.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC)
        : found.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** How rows that others are about to claim are left out. */
  String locking() {
    return locking;
  }

  /**
   * What a relay's transaction begins with, or nothing. In PostgreSQL its commits need not be on
   * the disk when they return: what a crash of the server undoes is claimed or delivered again. And
   * its statements keep to the indexes: a plan made while the table was empty would read all of it.
   * What has no index looks so dear then that it would be compiled, which is left out. A node that
   * stands still amid it must not hold up the others for long.
   */
  List<String> relaying() {
    return this == POSTGRESQL
        ? List.of(
            "SET LOCAL synchronous_commit TO off",
            "SET LOCAL enable_seqscan TO off",
            "SET LOCAL jit TO off",
            "SET LOCAL lock_timeout TO '5s'",
            "SET LOCAL idle_in_transaction_session_timeout TO '10s'")
        : List.of();
  }

  /** Holds a partition key until the transaction ends. */
  String lockKey() {
    return lockKey;
  }

  /** Marks a subscriber and an event, unless they are marked. */
  String mark() {
    return mark;
  }

  /** The script that makes the tables. */
  String schema() {
    return DIRECTORY + label() + ".sql";
  }

  /** The script that brings them to a version from the one before. */
  String upgrade(int version) {
    return "%supgrade/%s-%d.sql".formatted(DIRECTORY, label(), version);
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The statements of a script. */
  static List<String> script(String file) {
    try (InputStream text = Database.class.getResourceAsStream("/" + file)) {
      if (text == null) {
        throw new IllegalStateException(file + " is missing in the jar");
      }
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
