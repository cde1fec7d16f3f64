package dev.covenant.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final Principal ADA = () -> "ada";

  @Test
  void headersAreFoundInAnyCaseAndParametersByTheirExactName() {
    Handshake handshake =
        new Handshake(
            Optional.empty(),
            role -> false,
            Map.of("X-Ward", List.of("3", "4")),
            Map.of("ward", List.of("5")));

    assertThat(handshake.header("x-ward")).contains("3");
    assertThat(handshake.header("x-room")).isEmpty();
    assertThat(handshake.parameter("ward")).contains("5");
    assertThat(handshake.parameter("Ward")).isEmpty();
  }

  @Test
  void whatItWasMadeOfCanChangeWithoutIt() {
    List<String> values = new ArrayList<>(List.of("3"));
    Map<String, List<String>> headers = new HashMap<>(Map.of("X-Ward", values));
    Handshake handshake = new Handshake(Optional.empty(), role -> false, headers, Map.of());

    values.add("4");
    headers.clear();

    assertThat(handshake.headers()).containsExactly(Map.entry("X-Ward", List.of("3")));
    assertThatThrownBy(() -> handshake.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nobodyHasARoleWithoutBeingAuthenticated() {
    assertThat(new Handshake(Optional.empty(), role -> true, Map.of(), Map.of()).isUserInRole("x"))
        .isFalse();
    assertThat(
            new Handshake(Optional.of(ADA), "nurse"::equals, Map.of(), Map.of())
                .isUserInRole("nurse"))
        .isTrue();
  }

  @Test
  void itsTextHidesWhatMayBeCredentials() {
    Handshake handshake =
        new Handshake(
            Optional.of(ADA),
            role -> false,
            Map.of("Cookie", List.of("secret")),
            Map.of("token", List.of("secret")));

    assertThat(handshake).hasToString("Handshake[ada]");
  }
}
