package dev.covenant.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeClockTest {
  private final FakeClock clock = FakeClock.at("2026-11-24T08:00:00Z");

  @Test
  void itStandsStill() {
    assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo("2026-11-24T08:00:00Z");
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void itMovesWhenItIsTold() {
    assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo("2026-11-24T08:05:00Z");
    clock.set(Instant.EPOCH);
    assertThat(clock.millis()).isZero();
  }

  @Test
  void itDoesNotAdvanceBackwards() {
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The clock cannot advance by PT-1S; set() moves it back");
  }

  @Test
  void otherZonesShowTheSameTime() {
    Clock athens = clock.withZone(ZoneId.of("Europe/Athens"));
    clock.advance(Duration.ofHours(1));
    assertThat(athens.instant()).isEqualTo(clock.instant());
    assertThat(athens.getZone()).isEqualTo(ZoneId.of("Europe/Athens"));
  }

  @Test
  void threadsThatAdvanceItLoseNoTime() {
    IntStream.range(0, 1000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));
    assertThat(clock.instant()).isEqualTo("2026-11-24T08:16:40Z");
  }
}
