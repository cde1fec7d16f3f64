package dev.covenant.internal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * MicroProfile Config of the application. Without it texts are system properties, and every other
 * value is the default.
 */
public final class Settings {
  private Settings() {}

  /** The value of a key, if the configuration has it. */
  public static <T> Optional<T> value(String key, Class<T> type) {
    return isConfigured() ? ConfiguredSettings.value(key, type) : property(key, type);
  }

  private static <T> Optional<T> property(String key, Class<T> type) {
    return Optional.ofNullable(System.getProperty(key)).filter(type::isInstance).map(type::cast);
  }

  /** The values of all keys below a prefix, by the rest of the key without its quotes. */
  public static Map<String, String> below(String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> found =
        isConfigured() ? ConfiguredSettings.below(prefix) : properties(prefix);
    found.forEach((key, value) -> values.put(unquoted(key), value));
    return values;
  }

  private static Map<String, String> properties(String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        values.put(key.substring(prefix.length()), System.getProperty(key));
      }
    }
    return values;
  }

  private static boolean isConfigured() {
    return Platform.CONFIG.isPresent() && ConfiguredSettings.isConfigured();
  }

  /** A part of a key, without the quotes that it needs for what it contains. */
  static String unquoted(String key) {
    boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }
}
