package dev.covenant.internal.config;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import dev.covenant.worker.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The outbox as it is configured, below {@code covenant.outbox}.
 *
 * @param dataSource the name of the data source: of a CDI bean, or in JNDI
 * @param createSchema whether missing tables are made
 * @param role what a node must be there for to deliver
 * @param batchSize how many rows it claims at once
 * @param threads how many deliver at once
 * @param pollInterval how long it waits for a word of new rows
 * @param notices whether PostgreSQL tells other nodes of new rows
 * @param lease how long it has rows
 * @param deliveryTimeout how long a target may take for an event
 * @param maxAttempts how often a delivery may fail
 * @param backoff how long a failed row waits
 * @param longestBackoff how long that is at most
 * @param retention how long delivered rows are kept, or empty to delete them
 * @param inbox whether subscribers are protected from duplicates
 * @param inboxRetention how long it is remembered what they had
 * @param deliveryHealth whether a node is not ready where nobody delivers
 */
public record OutboxSettings(
    String dataSource,
    boolean createSchema,
    RuntimeRole role,
    int batchSize,
    int threads,
    Duration pollInterval,
    boolean notices,
    Duration lease,
    Duration deliveryTimeout,
    int maxAttempts,
    Backoff backoff,
    Duration longestBackoff,
    Optional<Duration> retention,
    boolean inbox,
    Duration inboxRetention,
    boolean deliveryHealth) {
  private static final String KEY = "covenant.outbox";
  private static final String PREFIX = KEY + ".";
  private static final String DATA_SOURCE = "covenant.outbox.data-source";
  private static final String CREATE_SCHEMA = "covenant.outbox.create-schema";
  private static final String ROLE = "covenant.outbox.role";
  private static final String BATCH_SIZE = "covenant.outbox.batch-size";
  private static final String THREADS = "covenant.outbox.threads";
  private static final String POLL_INTERVAL = "covenant.outbox.poll-interval";
  private static final String NOTICES = "covenant.outbox.notices";
  private static final String LEASE = "covenant.outbox.lease";
  private static final String DELIVERY_TIMEOUT = "covenant.outbox.delivery-timeout";
  private static final String MAX_ATTEMPTS = "covenant.outbox.max-attempts";
  private static final String FIRST = "covenant.outbox.backoff.first";
  private static final String MAX = "covenant.outbox.backoff.max";
  private static final String RETENTION = "covenant.outbox.retention";
  private static final String INBOX = "covenant.outbox.inbox";
  private static final String INBOX_RETENTION = "covenant.outbox.inbox.retention";
  private static final String DELIVERY_HEALTH = "covenant.outbox.health.delivery";
  static final List<String> KEYS =
      List.of(
          DATA_SOURCE,
          CREATE_SCHEMA,
          ROLE,
          BATCH_SIZE,
          THREADS,
          POLL_INTERVAL,
          NOTICES,
          LEASE,
          DELIVERY_TIMEOUT,
          MAX_ATTEMPTS,
          FIRST,
          MAX,
          RETENTION,
          INBOX,
          INBOX_RETENTION,
          DELIVERY_HEALTH);

  /** The outbox of this application, or empty where it has none. */
  public static Optional<OutboxSettings> configured(Problems problems) {
    String kind = Settings.value(KEY, String.class).map(String::strip).orElse("none");
    if (!kind.equals("jdbc") && !kind.equals("none")) {
      problems.setting(KEY, kind, "jdbc or none");
    }
    Map<String, String> values = new TreeMap<>();
    Settings.below(PREFIX).forEach((key, value) -> values.put(PREFIX + key, value));
    values.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problems.unknownKey(key, KEYS));
    return kind.equals("jdbc") ? Optional.of(read(values, problems)) : Optional.empty();
  }

  private static OutboxSettings read(Map<String, String> values, Problems problems) {
    SettingValues settings = new SettingValues("", values, problems);
    Duration longest = settings.duration(MAX, Duration.ofMinutes(10));
    return new OutboxSettings(
        values.getOrDefault(DATA_SOURCE, "java:comp/DefaultDataSource"),
        settings.flag(CREATE_SCHEMA, false),
        settings.role(ROLE, RuntimeRole.WORKER),
        settings.count(BATCH_SIZE, 100),
        settings.count(THREADS, 4),
        settings.duration(POLL_INTERVAL, Duration.ofSeconds(1)),
        settings.flag(NOTICES, true),
        settings.duration(LEASE, Duration.ofMinutes(1)),
        settings.duration(DELIVERY_TIMEOUT, Duration.ofMinutes(1)),
        settings.count(MAX_ATTEMPTS, 25),
        settings.backoff(FIRST, Duration.ofSeconds(1), MAX, longest),
        longest,
        settings.duration(RETENTION),
        settings.flag(INBOX, true),
        settings.duration(INBOX_RETENTION, Duration.ofDays(7)),
        settings.flag(DELIVERY_HEALTH, true));
  }
}
