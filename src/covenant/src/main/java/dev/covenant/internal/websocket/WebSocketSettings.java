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
  private static final String PATH = "covenant.websocket.path";
  private static final String BUFFER = "covenant.websocket.buffer-size";
  private static final String SEND_TIMEOUT = "covenant.websocket.send-timeout";

  WebSocketSettings {
    require(path.startsWith("/"), PATH, path, "a path that starts with /");
    require(buffer > 0, BUFFER, buffer, "at least 1");
    require(sendTimeout.toMillis() > 0, SEND_TIMEOUT, sendTimeout, "at least PT0.001S");
  }

  /** What the application's configuration says. */
  static WebSocketSettings read() {
    return new WebSocketSettings(
        value("covenant.websocket.enabled", true),
        value(PATH, "/covenant/events"),
        value(BUFFER, 256),
        OriginRule.parse(value("covenant.websocket.allowed-origins", "")),
        value(SEND_TIMEOUT, Duration.ofSeconds(20)));
  }

  @SuppressWarnings("unchecked") // The class of a default is that of the value.
  private static <T> T value(String key, T otherwise) {
    return Settings.value(key, (Class<T>) otherwise.getClass()).orElse(otherwise);
  }

  private static void require(boolean holds, String key, Object value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is " + value + "; give " + wanted);
    }
  }
}
