package dev.covenant.internal.config;

import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** What an application is configured with, until it is closed. */
public final class Configuration implements AutoCloseable {
  private final Map<String, String> values;

  private Configuration(Map<String, String> values) {
    this.values = values;
  }

  public static Configuration of(Map<String, String> values) {
    values.forEach(System::setProperty);
    reload();
    return new Configuration(values);
  }

  private static void reload() {
    ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
  }

  @Override
  public void close() {
    values.keySet().forEach(System::clearProperty);
    reload();
  }
}
