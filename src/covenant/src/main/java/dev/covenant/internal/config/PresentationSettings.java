package dev.covenant.internal.config;

import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.internal.scan.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How browsers connect, as it is configured below {@code covenant.websocket}, {@code covenant.sse}
 * and {@code covenant.presentation}.
 *
 * @param webSocket the WebSocket endpoint
 * @param serverSentEvents the stream of server-sent events
 * @param allowedOrigins which sites may connect besides the application's own
 * @param cursorPaths the URL patterns whose responses carry a cursor
 * @param hub the limits
 */
public record PresentationSettings(
    Transport webSocket,
    Transport serverSentEvents,
    OriginRule allowedOrigins,
    List<String> cursorPaths,
    HubSettings hub) {
  private static final String PREFIX = "covenant.";
  private static final List<String> PARTS = List.of("websocket.", "sse.", "presentation.");
  private static final String WEBSOCKET_ENABLED = "covenant.websocket.enabled";
  private static final String WEBSOCKET_PATH = "covenant.websocket.path";
  private static final String SSE_ENABLED = "covenant.sse.enabled";
  private static final String SSE_PATH = "covenant.sse.path";
  private static final String ALLOWED_ORIGINS = "covenant.presentation.allowed-origins";
  private static final String BUFFER_SIZE = "covenant.presentation.buffer-size";
  private static final String REPLAY_SIZE = "covenant.presentation.replay-size";
  private static final String HEARTBEAT = "covenant.presentation.heartbeat";
  private static final String SEND_TIMEOUT = "covenant.presentation.send-timeout";
  private static final String MAX_CLIENTS = "covenant.presentation.max-clients";
  private static final String MAX_CLIENTS_PER_USER = "covenant.presentation.max-clients-per-user";
  private static final String CURSOR_HEADER = "covenant.presentation.cursor-header";
  private static final List<String> KEYS =
      List.of(
          WEBSOCKET_ENABLED,
          WEBSOCKET_PATH,
          SSE_ENABLED,
          SSE_PATH,
          ALLOWED_ORIGINS,
          BUFFER_SIZE,
          REPLAY_SIZE,
          HEARTBEAT,
          SEND_TIMEOUT,
          MAX_CLIENTS,
          MAX_CLIENTS_PER_USER,
          CURSOR_HEADER);

  /**
   * A way to connect.
   *
   * @param enabled whether it is there
   * @param path where, below the context root
   */
  public record Transport(boolean enabled, String path) {}

  /** What the application's configuration says. */
  public static PresentationSettings configured(Problems problems) {
    Map<String, String> values = new TreeMap<>();
    for (String part : PARTS) {
      String prefix = PREFIX + part;
      Settings.below(prefix).forEach((key, value) -> values.put(prefix + key, value));
    }
    values.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problems.unknownKey(key, KEYS));
    return read(new SettingValues("", values, problems));
  }

  private static PresentationSettings read(SettingValues settings) {
    HubSettings otherwise = HubSettings.DEFAULT;
    HubSettings hub =
        new HubSettings(
            settings.count(BUFFER_SIZE, otherwise.buffer()),
            settings.count(REPLAY_SIZE, otherwise.replaySize()),
            settings.duration(HEARTBEAT, otherwise.heartbeat()),
            settings.duration(SEND_TIMEOUT, otherwise.sendTimeout()),
            settings.count(MAX_CLIENTS, otherwise.maxClients()),
            settings.count(MAX_CLIENTS_PER_USER, otherwise.maxClientsPerUser()));
    return new PresentationSettings(
        new Transport(
            settings.flag(WEBSOCKET_ENABLED, true),
            settings.path(WEBSOCKET_PATH, "/covenant/events")),
        new Transport(
            settings.flag(SSE_ENABLED, true), settings.path(SSE_PATH, "/covenant/events/stream")),
        settings.origins(ALLOWED_ORIGINS),
        list(settings.text(CURSOR_HEADER, "")),
        hub);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
