package dev.covenant.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxSettingsTest {
  private final Problems problems = new Problems();

  private Optional<OutboxSettings> read(Map<String, String> values) {
    try (Configuration configured = Configuration.of(values)) {
      return OutboxSettings.configured(problems);
    }
  }

  @Test
  void thereIsNoneUnlessItIsAskedFor() {
    assertThat(read(Map.of())).isEmpty();
    assertThat(read(Map.of("covenant.outbox", "none"))).isEmpty();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void theDefaultsHold() {
    OutboxSettings settings = read(Map.of("covenant.outbox", "jdbc")).orElseThrow();

    assertThat(settings.dataSource()).isEqualTo("java:comp/DefaultDataSource");
    assertThat(settings.createSchema()).isFalse();
    assertThat(settings.role()).isEqualTo(RuntimeRole.WORKER);
    assertThat(settings.batchSize()).isEqualTo(100);
    assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.maxAttempts()).isEqualTo(25);
    assertThat(settings.retention()).isEmpty();
    assertThat(settings.inbox()).isTrue();
    assertThat(settings.inboxRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.deliveryHealth()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "covenant.outbox               | file | jdbc or none",
        "covenant.outbox.lease         | 10   | a duration such as PT1M",
        "covenant.outbox.retention     | -P1D | a duration such as PT24H",
        "covenant.outbox.max-attempts  | 0    | a number from 1 on",
        "covenant.outbox.create-schema | yes  | true or false",
        "covenant.outbox.health.delivery | no | true or false",
      })
  void aValueThatMeansNothing(String key, String value, String wanted) {
    Map<String, String> all =
        key.equals("covenant.outbox")
            ? Map.of(key, value)
            : Map.of("covenant.outbox", "jdbc", key, value);

    read(all);

    assertThat(problems.found()).containsExactly("%s is %s; give %s".formatted(key, value, wanted));
  }

  @Test
  void aKeyThatNothingReads() {
    read(Map.of("covenant.outbox.leese", "PT1M"));

    assertThat(problems.found()).hasSize(1);
    assertThat(problems.found().get(0))
        .startsWith("covenant.outbox.leese is not read by anything; it ends in one of [")
        .contains("covenant.outbox.lease");
  }
}
