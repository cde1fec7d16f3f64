package dev.covenant.internal.websocket;

import dev.covenant.internal.config.Settings;
import java.time.Duration;

/**
 * How the endpoint is configured, below {@code covenant.websocket.}
 *
 * @param enabled whether there is an endpoint
 * @param path where, below the context root
 * @param buffer how many events may wait for a client; a batch that exceeds it disconnects
 * @param allowedOrigins which sites may connect besides the application's own
 * @param sendTimeout how long one send may take before the client counts as gone
 */
record WebSocketSettings(
    boolean enabled, String path, int buffer, OriginRule allowedOrigins, Duration sendTimeout) {
  private static final String PREFIX = "covenant.websocket.";

  WebSocketSettings {
    require(path.startsWith("/"), "path", path, "a path that starts with /");
    require(buffer > 0, "buffer-size", buffer, "at least 1");
    require(sendTimeout.toMillis() > 0, "send-timeout", sendTimeout, "at least PT0.001S");
  }

  /** What the application's configuration says. */
  static WebSocketSettings read() {
    return new WebSocketSettings(
        value("enabled", true),
        value("path", "/covenant/events"),
        value("buffer-size", 256),
        OriginRule.parse(value("allowed-origins", "")),
        value("send-timeout", Duration.ofSeconds(20)));
  }

  @SuppressWarnings("unchecked") // The class of a default is that of the value.
  private static <T> T value(String key, T otherwise) {
    return Settings.value(PREFIX + key, (Class<T>) otherwise.getClass()).orElse(otherwise);
  }

  private static void require(boolean holds, String key, Object value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(PREFIX + key + " is " + value + "; give " + wanted);
    }
  }
}
