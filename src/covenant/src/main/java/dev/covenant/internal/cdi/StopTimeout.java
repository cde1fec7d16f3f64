package dev.covenant.internal.cdi;

import dev.covenant.internal.config.Settings;
import java.time.Duration;

/**
 * How long deliveries in hand may take when the application ends. To be read when it starts: later,
 * some servers have closed its configuration.
 */
final class StopTimeout {
  static final Duration DEFAULT = Duration.ofSeconds(10);

  private StopTimeout() {}

  static Duration configured() {
    return Settings.value("covenant.workers.stop-timeout", Duration.class).orElse(DEFAULT);
  }
}
