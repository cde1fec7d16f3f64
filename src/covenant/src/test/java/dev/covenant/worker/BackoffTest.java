package dev.covenant.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static Backoff.Failure failure(int attempt) {
    return new Backoff.Failure(attempt, 1, new IllegalStateException());
  }

  @Test
  void aConstantOneIsTheSameEachTime() {
    Backoff backoff = Backoff.constant(Duration.ofSeconds(3));

    assertThat(backoff.delay(failure(1))).isEqualTo(Duration.ofSeconds(3));
    assertThat(backoff.delay(failure(99))).isEqualTo(Duration.ofSeconds(3));
    assertThat(Backoff.none().delay(failure(1))).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"1,100", "2,200", "3,400", "7,5000", "63,5000", "2147483647,5000"})
  void anExponentialOneDoublesUpToItsLimit(int attempt, long longest) {
    Backoff backoff = Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(5));

    for (int i = 0; i < 1000; i++) {
      assertThat(backoff.delay(failure(attempt)))
          .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
    }
  }

  @Test
  void anExponentialOneDiffersFromTimeToTime() {
    Backoff backoff = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(1));

    assertThat(LongStream.range(0, 100).map(i -> backoff.delay(failure(1)).toNanos()).distinct())
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @CsvSource({"PT0S,PT1S", "PT-1S,PT1S", "PT2S,PT1S"})
  void timesThatMakeNoSenseAreRefused(Duration first, Duration max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.exponential(first, max))
        .withMessageContaining("it needs 0 < first <= max");
  }
}
