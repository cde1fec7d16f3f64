package dev.covenant.internal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads MicroProfile Config. Loads its API: touch it only where that is present. */
final class ConfiguredSettings {
  private ConfiguredSettings() {}

  /** Whether the API has an implementation. */
  static boolean isConfigured() {
    try {
      return ConfigProvider.getConfig() != null;
    } catch (IllegalStateException | LinkageError absent) {
      return false;
    }
  }

  static <T> Optional<T> value(String key, Class<T> type) {
    return ConfigProvider.getConfig().getOptionalValue(key, type);
  }

  /** By the rest of the key. */
  static Map<String, String> below(String prefix) {
    Config config = ConfigProvider.getConfig();
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : config.getPropertyNames()) {
      if (key.startsWith(prefix)) {
        config
            .getOptionalValue(key, String.class)
            .ifPresent(value -> values.put(key.substring(prefix.length()), value));
      }
    }
    return values;
  }
}
