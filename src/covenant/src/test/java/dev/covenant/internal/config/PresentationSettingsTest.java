package dev.covenant.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.internal.scan.Problems;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationSettingsTest {
  private final Problems problems = new Problems();

  private PresentationSettings read(Map<String, String> values) {
    try (Configuration configured = Configuration.of(values)) {
      return PresentationSettings.configured(problems);
    }
  }

  @Test
  void theDefaultsHold() {
    PresentationSettings settings = read(Map.of());

    assertThat(settings.webSocket().enabled()).isTrue();
    assertThat(settings.webSocket().path()).isEqualTo("/covenant/events");
    assertThat(settings.serverSentEvents().enabled()).isTrue();
    assertThat(settings.serverSentEvents().path()).isEqualTo("/covenant/events/stream");
    assertThat(settings.allowedOrigins()).isEqualTo(OriginRule.OWN);
    assertThat(settings.cursorPaths()).isEmpty();
    assertThat(settings.hub()).isEqualTo(HubSettings.DEFAULT);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void everythingCanBeSet() {
    PresentationSettings settings =
        read(
            Map.of(
                "covenant.presentation.buffer-size", "7",
                "covenant.presentation.replay-size", "1000",
                "covenant.presentation.heartbeat", "PT1S",
                "covenant.presentation.send-timeout", "PT2S",
                "covenant.presentation.max-clients", "9",
                "covenant.presentation.max-clients-per-user", "3",
                "covenant.presentation.cursor-header", "/api/* , /board",
                "covenant.presentation.allowed-origins", "https://ward.example"));

    assertThat(settings.hub())
        .isEqualTo(new HubSettings(7, 1000, Duration.ofSeconds(1), Duration.ofSeconds(2), 9, 3));
    assertThat(settings.cursorPaths()).containsExactly("/api/*", "/board");
    assertThat(OriginRule.parse("https://ward.example")).contains(settings.allowedOrigins());
    assertThat(problems.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "covenant.websocket.enabled             | yes | true or false",
        "covenant.websocket.path                | ws  | a path that starts with /",
        "covenant.sse.path                      | sse | a path that starts with /",
        "covenant.presentation.buffer-size      | 0   | a number from 1 on",
        "covenant.presentation.heartbeat        | 25  | a duration such as PT25S",
        "covenant.presentation.allowed-origins  | b.example | * or a list of scheme://host and scheme://host:port",
      })
  void aValueThatMeansNothing(String key, String value, String wanted) {
    read(Map.of(key, value));

    assertThat(problems.found()).containsExactly("%s is %s; give %s".formatted(key, value, wanted));
  }

  @Test
  void aKeyThatNothingReads() {
    read(Map.of("covenant.presentation.buffersize", "7"));

    assertThat(problems.found())
        .singleElement()
        .asString()
        .startsWith("covenant.presentation.buffersize is not read by anything; it ends in one of");
  }
}
