package dev.covenant.internal.config;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import dev.covenant.worker.Backoff;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
    workers.forEach((name, values) -> new Reader(name, values, problems).read(configured::add));
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

  /** Reads the settings of one worker. */
  private record Reader(String name, Map<String, String> values, Problems problems) {
    void read(Consumer<WorkerSettings> found) {
      int before = problems.found().size();
      boolean enabled = value(ENABLED, Reader::flag, "true or false", true);
      RuntimeRole role = value(ROLE, NodeRoles::named, NodeRoles.wanted(), RuntimeRole.WORKER);
      int batchSize = value(BATCH_SIZE, Reader::count, "a number from 1 on", 100);
      Duration first =
          value(FIRST, Reader::duration, "a duration such as PT0.1S", Duration.ofMillis(100));
      Duration max =
          value(MAX, Reader::duration, "a duration such as PT30S", Duration.ofSeconds(30));
      if (max.compareTo(first) < 0) {
        problems.setting(key(name, MAX), max.toString(), "no less than the first, " + first);
      }
      String source = values.get(SOURCE);
      if (source == null) {
        problems.noSource(name, key(name, SOURCE));
      }
      if (source != null && problems.found().size() == before) {
        found.accept(
            new WorkerSettings(
                name,
                enabled,
                source,
                role,
                batchSize,
                Backoff.exponential(first, max),
                values.get(SEEN_STORE)));
      }
    }

    private <T> T value(
        String setting, Function<String, Optional<T>> read, String wanted, T otherwise) {
      String text = values.get(setting);
      if (text == null) {
        return otherwise;
      }
      Optional<T> value = read.apply(text.strip());
      if (value.isEmpty()) {
        problems.setting(key(name, setting), text, wanted);
      }
      return value.orElse(otherwise);
    }

    private static Optional<Boolean> flag(String text) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(text.equals("true"))
          : Optional.empty();
    }

    private static Optional<Integer> count(String text) {
      try {
        return Optional.of(Integer.valueOf(text)).filter(count -> count > 0);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    private static Optional<Duration> duration(String text) {
      try {
        return Optional.of(Duration.parse(text)).filter(d -> !d.isNegative() && !d.isZero());
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }
}
