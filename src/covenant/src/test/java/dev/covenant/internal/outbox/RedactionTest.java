package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "login failed: password=hunter2, user=ada",
        "{\"apiKey\": \"hunter2\"}",
        "Authorization: Bearer hunter2",
        "client_secret='hunter2'",
        "jdbc:postgresql://ada:hunter2@db/ward",
        "token = hunter2",
      })
  void secretsAreTakenOut(String text) {
    assertThat(Redaction.of(text)).doesNotContain("hunter2").contains("***");
  }

  @Test
  void theRestStays() {
    assertThat(Redaction.of("Bed 7 at http://ward:8080/beds is taken by Ada; password=x, try 8"))
        .isEqualTo("Bed 7 at http://ward:8080/beds is taken by Ada; password=***, try 8");
  }

  @Test
  void theCauseIsTold() {
    Throwable failure =
        new IllegalStateException("outer", new IllegalArgumentException("inner secret=x"));

    assertThat(Redaction.of(failure))
        .isEqualTo(
            "java.lang.IllegalStateException: outer; java.lang.IllegalArgumentException: inner"
                + " secret=***");
  }
}
