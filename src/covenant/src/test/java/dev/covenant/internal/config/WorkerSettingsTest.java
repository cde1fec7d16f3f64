package dev.covenant.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
  private final Problems problems = new Problems();

  private List<WorkerSettings> read(Map<String, String> values) {
    try (Configuration configured = Configuration.of(values)) {
      return WorkerSettings.configured(problems);
    }
  }

  @Test
  void withoutAConfigurationThereAreNone() {
    assertThat(read(Map.of())).isEmpty();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void aWorkerNeedsASourceAndNoMore() {
    List<WorkerSettings> workers = read(Map.of("covenant.worker.orders.source", "inbox"));

    assertThat(workers).hasSize(1);
    WorkerSettings worker = workers.get(0);
    assertThat(worker.name()).isEqualTo("orders");
    assertThat(worker.source()).isEqualTo("inbox");
    assertThat(worker.enabled()).isTrue();
    assertThat(worker.role()).isEqualTo(RuntimeRole.WORKER);
    assertThat(worker.batchSize()).isEqualTo(100);
    assertThat(worker.seenStore()).isNull();
  }

  @Test
  void everySettingCounts() {
    List<WorkerSettings> workers =
        read(
            Map.of(
                "covenant.worker.b.source", "inbox",
                "covenant.worker.\"a.dotted\".source", "outbox",
                "covenant.worker.b.enabled", "false",
                "covenant.worker.b.role", "CRON",
                "covenant.worker.b.batch-size", "7",
                "covenant.worker.b.backoff.first", "PT1S",
                "covenant.worker.b.backoff.max", "PT2S",
                "covenant.worker.b.seen-store", "seen"));

    assertThat(problems.found()).isEmpty();
    assertThat(workers).extracting(WorkerSettings::name).containsExactly("a.dotted", "b");
    WorkerSettings worker = workers.get(1);
    assertThat(worker.enabled()).isFalse();
    assertThat(worker.role()).isEqualTo(RuntimeRole.CRON);
    assertThat(worker.batchSize()).isEqualTo(7);
    assertThat(worker.seenStore()).isEqualTo("seen");
  }

  @Test
  void aWorkerWithoutASource() {
    read(Map.of("covenant.worker.orders.role", "cron"));

    assertThat(problems.found())
        .containsExactly(
            "Worker orders has no source; set covenant.worker.orders.source to the name of an"
                + " EventSource bean");
  }

  @Test
  void aKeyThatNothingReads() {
    read(Map.of("covenant.worker.orders.size", "7", "covenant.worker.orders.source", "inbox"));

    assertThat(problems.found())
        .containsExactly(
            "covenant.worker.orders.size is not read by anything; it ends in one of [source, role,"
                + " batch-size, backoff.first, backoff.max, seen-store, enabled]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role          | any   | one or more of web, worker, cron, api, admin",
        "role          | clerk | one or more of web, worker, cron, api, admin",
        "batch-size    | 0     | a number from 1 on",
        "batch-size    | many  | a number from 1 on",
        "enabled       | yes   | true or false",
        "backoff.first | 1s    | a duration such as PT0.1S",
        "backoff.first | PT0S  | a duration such as PT0.1S",
        "backoff.max   | -PT1S | a duration such as PT30S",
        "backoff.max   | PT0.05S | no less than the first, PT0.1S",
      })
  void aValueThatMeansNothing(String setting, String value, String wanted) {
    List<WorkerSettings> workers =
        read(
            Map.of(
                "covenant.worker.orders.source",
                "inbox",
                "covenant.worker.orders." + setting,
                value));

    assertThat(workers).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "covenant.worker.orders.%s is %s; give %s".formatted(setting, value, wanted));
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));

    assertThat(WorkerSettings.KEYS)
        .allSatisfy(
            key -> assertThat(page).contains("| `covenant.worker.\"<name>\"." + key + "` |"));
  }
}
