package dev.covenant.internal.config;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.scan.Problems;
import dev.covenant.worker.Backoff;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one thing. What means nothing is a problem, and the default holds.
 *
 * @param prefix what all their keys begin with
 * @param values the texts, by the rest of the key
 * @param problems collects what means nothing
 */
record SettingValues(String prefix, Map<String, String> values, Problems problems) {
  boolean flag(String setting, boolean otherwise) {
    return value(setting, SettingValues::asFlag, "true or false", otherwise);
  }

  int count(String setting, int otherwise) {
    return value(setting, SettingValues::asCount, "a number from 1 on", otherwise);
  }

  String text(String setting, String otherwise) {
    return values.getOrDefault(setting, otherwise).strip();
  }

  String path(String setting, String otherwise) {
    return value(setting, SettingValues::asPath, "a path that starts with /", otherwise);
  }

  OriginRule origins(String setting) {
    String wanted = "* or a list of scheme://host and scheme://host:port";
    return value(setting, OriginRule::parse, wanted, OriginRule.OWN);
  }

  Duration duration(String setting, Duration otherwise) {
    String wanted = "a duration such as " + otherwise;
    return value(setting, SettingValues::asDuration, wanted, otherwise);
  }

  Optional<Duration> duration(String setting) {
    return values.containsKey(setting)
        ? Optional.of(duration(setting, Duration.ofDays(1)))
        : Optional.empty();
  }

  RuntimeRole role(String setting, RuntimeRole otherwise) {
    return value(setting, NodeRoles::named, NodeRoles.wanted(), otherwise);
  }

  /** A back-off that grows from one time to another, which is the value of a setting. */
  Backoff backoff(String first, Duration otherwise, String max, Duration to) {
    Duration from = duration(first, otherwise);
    if (to.compareTo(from) < 0) {
      problems.setting(prefix + max, to.toString(), "no less than the first, " + from);
      return Backoff.none();
    }
    return Backoff.exponential(from, to);
  }

  private <T> T value(
      String setting, Function<String, Optional<T>> read, String wanted, T otherwise) {
    String text = values.get(setting);
    if (text == null) {
      return otherwise;
    }
    Optional<T> value = read.apply(text.strip());
    if (value.isEmpty()) {
      problems.setting(prefix + setting, text, wanted);
    }
    return value.orElse(otherwise);
  }

  private static Optional<Boolean> asFlag(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }

  private static Optional<String> asPath(String text) {
    return text.startsWith("/") ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Integer> asCount(String text) {
    try {
      return Optional.of(Integer.valueOf(text)).filter(count -> count > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> asDuration(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(d -> !d.isNegative() && !d.isZero());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
