package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admitted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void aBlankOrNullLabelIsAnErrorNeverABroadcast(String label) {
    assertInvalid(() -> Audience.of(label));
    assertInvalid(() -> Audience.of("ward:1", label));
    assertInvalid(() -> Audience.of(Arrays.asList(label, "ward:1")));
  }

  @Test
  void noLabelsAreAnErrorNeverABroadcast() {
    assertInvalid(() -> Audience.of());
    assertInvalid(() -> Audience.of(List.of()));
  }

  @Test
  void aLabelHasAtMost128BytesOfUtf8() {
    assertThat(Audience.of("x".repeat(128)).labels()).hasSize(1);
    assertThat(Audience.of("\u20ac".repeat(42) + "xx").labels()).hasSize(1);
    assertInvalid(() -> Audience.of("x".repeat(129)));
    assertInvalid(() -> Audience.of("\u20ac".repeat(43)));
    assertInvalid(() -> Audience.of("\ud83d\ude00".repeat(32) + "x"));
  }

  @Test
  void anAudienceHasAtMost16Labels() {
    assertThat(Audience.of(labels(16)).labels()).hasSize(16);
    assertInvalid(() -> Audience.of(labels(17)));
  }

  @Test
  void aClientNeedsAllLabels() {
    Audience audience = Audience.of("ward:1", "nurse");

    assertThat(audience.includes(Set.of("ward:1", "nurse", "night"))).isTrue();
    assertThat(audience.includes(Set.of("ward:1"))).isFalse();
    assertThat(audience.includes(Set.of())).isFalse();
    assertThat(Audience.everyone().includes(Set.of())).isTrue();
  }

  @Test
  void anAudienceDoesNotDependOnTheOrderOfItsLabels() {
    assertThat(Audience.of("a", "b"))
        .isEqualTo(Audience.of("b", "a", "b"))
        .hasSameHashCodeAs(Audience.of("b", "a"))
        .isNotEqualTo(Audience.everyone());
  }

  @Test
  void anEnvelopesAudienceIsNeverNull() {
    EventEnvelope.Builder envelope =
        EventEnvelope.builder(EventCategory.PRESENTATION, "ward.admitted", new Admitted("Ada"));

    assertThat(envelope.build().audience()).isEqualTo(Audience.everyone());
    assertInvalid(() -> envelope.audience(null));
  }

  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "label" + i).toList();
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThat(catchThrowableOfType(ContractException.class, call).kind())
        .isEqualTo(ErrorKind.INVALID_AUDIENCE);
  }
}
