package dev.covenant.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSocketSettingsTest {
  private static final OriginRule OWN = OriginRule.parse("");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void withoutAConfigurationTheDefaultsHold() {
    assertThat(WebSocketSettings.read())
        .isEqualTo(new WebSocketSettings(true, "/covenant/events", 256, OWN, TIMEOUT));
  }

  @Test
  void whatCannotWorkIsNamedWithItsKey() {
    assertThatThrownBy(() -> new WebSocketSettings(true, "events", 1, OWN, TIMEOUT))
        .hasMessage("covenant.websocket.path is events; give a path that starts with /");
    assertThatThrownBy(() -> new WebSocketSettings(true, "/e", 0, OWN, TIMEOUT))
        .hasMessage("covenant.websocket.buffer-size is 0; give at least 1");
    assertThatThrownBy(() -> new WebSocketSettings(true, "/e", 1, OWN, Duration.ZERO))
        .hasMessage("covenant.websocket.send-timeout is PT0S; give at least PT0.001S");
  }
}
