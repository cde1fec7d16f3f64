package dev.covenant.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLabelsTest {
  @Test
  void noLabelsAreFineAndManyAre() {
    Set<String> many = IntStream.range(0, 50).mapToObj(i -> "l" + i).collect(Collectors.toSet());

    assertThat(ClientLabels.checked(Set.of())).isEmpty();
    assertThat(ClientLabels.checked(many)).isEqualTo(many);
  }

  @Test
  void theyAreACopy() {
    Set<String> given = new HashSet<>(Set.of("a"));
    Set<String> checked = ClientLabels.checked(given);
    given.add("b");

    assertThat(checked).containsExactly("a");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void aLabelThatNoAudienceCanHaveIsRefused(String label) {
    assertThatThrownBy(() -> ClientLabels.checked(Collections.singleton(label)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The AudienceResolver returned a label that no audience can have")
        .hasMessageContaining("null or blank");
  }

  @Test
  void anOversizedLabelIsRefused() {
    assertThat(ClientLabels.checked(Set.of("é".repeat(64)))).hasSize(1);
    assertThatThrownBy(() -> ClientLabels.checked(Set.of("é".repeat(65))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("130 bytes");
  }

  @Test
  void nullIsRefused() {
    assertThatThrownBy(() -> ClientLabels.checked(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The AudienceResolver returned null; return an empty set for a client without labels");
  }
}
