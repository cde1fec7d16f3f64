package dev.covenant.internal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** MicroProfile Config of the application; without an implementation every value is the default. */
public final class Settings {
  private Settings() {}

  /** The value of a key, if the configuration has it. */
  public static <T> Optional<T> value(String key, Class<T> type) {
    return config().flatMap(config -> config.getOptionalValue(key, type));
  }

  /** The values of all keys below a prefix, by the rest of the key without its quotes. */
  public static Map<String, String> below(String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    config()
        .ifPresent(
            config -> {
              for (String key : config.getPropertyNames()) {
                if (key.startsWith(prefix)) {
                  config
                      .getOptionalValue(key, String.class)
                      .ifPresent(value -> values.put(unquoted(key, prefix), value));
                }
              }
            });
    return values;
  }

  private static String unquoted(String key, String prefix) {
    String rest = key.substring(prefix.length());
    boolean quoted = rest.length() > 1 && rest.startsWith("\"") && rest.endsWith("\"");
    return quoted ? rest.substring(1, rest.length() - 1) : rest;
  }

  private static Optional<Config> config() {
    try {
      return Optional.of(ConfigProvider.getConfig());
    } catch (IllegalStateException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
