package dev.covenant.internal.config;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import dev.covenant.worker.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it is configured.
 *
 * @param name its name
 * @param enabled whether it is to run at all
 * @param source the name of the bean that it gets events from
 * @param role on whose behalf it delivers
 * @param batchSize how many events it takes at once
 * @param backoff how long it waits after a failure
 * @param seenStore the name of the bean that remembers what was delivered, or null
 */
public record WorkerSettings(
    String name,
    boolean enabled,
    String source,
    RuntimeRole role,
    int batchSize,
    Backoff backoff,
    @Nullable String seenStore) {
  private static final String PREFIX = "covenant.worker.";
  private static final String ENABLED = "enabled";
  private static final String SOURCE = "source";
  private static final String ROLE = "role";
  private static final String BATCH_SIZE = "batch-size";
  private static final String FIRST = "backoff.first";
  private static final String MAX = "backoff.max";
  private static final String SEEN_STORE = "seen-store";
  static final List<String> KEYS =
      List.of(SOURCE, ROLE, BATCH_SIZE, FIRST, MAX, SEEN_STORE, ENABLED);

  /** The key of a setting of a worker. */
  static String key(String worker, String setting) {
    return PREFIX + worker + "." + setting;
  }

  /** The key that names a worker's source. */
  public String sourceKey() {
    return key(name, SOURCE);
  }

  /** The key that names a worker's seen store. */
  public String seenStoreKey() {
    return key(name, SEEN_STORE);
  }

  /** All workers that are configured without fault, by name. */
  public static List<WorkerSettings> configured(Problems problems) {
    SortedMap<String, Map<String, String>> workers = new TreeMap<>();
    Settings.below(PREFIX).forEach((key, value) -> sort(key, value, workers, problems));
    List<WorkerSettings> configured = new ArrayList<>();
    workers.forEach((name, values) -> read(name, values, problems, configured::add));
    return configured;
  }

  private static void sort(
      String key, String value, Map<String, Map<String, String>> workers, Problems problems) {
    for (String setting : KEYS) {
      if (key.endsWith("." + setting)) {
        String name = Settings.unquoted(key.substring(0, key.length() - setting.length() - 1));
        workers.computeIfAbsent(name, n -> new HashMap<>()).put(setting, value);
        return;
      }
    }
    problems.unknownKey(PREFIX + key, KEYS);
  }

  private static void read(
      String name, Map<String, String> values, Problems problems, Consumer<WorkerSettings> found) {
    int before = problems.found().size();
    SettingValues settings = new SettingValues(PREFIX + name + ".", values, problems);
    boolean enabled = settings.flag(ENABLED, true);
    RuntimeRole role = settings.role(ROLE, RuntimeRole.WORKER);
    int batchSize = settings.count(BATCH_SIZE, 100);
    Backoff backoff =
        settings.backoff(
            FIRST, Duration.ofMillis(100), MAX, settings.duration(MAX, Duration.ofSeconds(30)));
    String source = values.get(SOURCE);
    if (source == null) {
      problems.noSource(name, key(name, SOURCE));
    }
    if (source != null && problems.found().size() == before) {
      found.accept(
          new WorkerSettings(
              name, enabled, source, role, batchSize, backoff, values.get(SEEN_STORE)));
    }
  }
}
