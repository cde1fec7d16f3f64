package dev.covenant.testing;

import static dev.covenant.EventCategory.DOMAIN;
import static dev.covenant.EventCategory.INTEGRATION;
import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Captured;
import dev.covenant.EventEnvelope;
import dev.covenant.testing.Notes.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beside AssertJ's own assertThat, as tests import both. */
class CapturedAssertTest {
  private final Captured<String> captured = new Captured<>("a", List.of(Notes.event(DOMAIN, "a")));

  @Test
  void resultAndEventsAreThere() {
    assertThat(captured)
        .returned("a")
        .emittedExactly(domain(new Written("a")))
        .emitted(Written.class)
        .once();
    assertThat(new Captured<>(null, List.of())).returned(null).emittedNothing();
  }

  @Test
  void anotherResultIsNamed() {
    assertThatThrownBy(() -> assertThat(captured).as("write").returned("b"))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "[write] ",
                "Expecting the command to return \"b\", but it returned \"a\""));
  }

  @Test
  void anEnvelopeHasItsParts() {
    EventEnvelope event = Notes.event(DOMAIN, "a");
    assertThat(event)
        .isInCategory(DOMAIN)
        .hasContract("notes.written")
        .hasValue(new Written("a"))
        .isToEveryone();
  }

  @Test
  void anEnvelopesWrongPartIsNamed() {
    EventEnvelope event = Notes.event(DOMAIN, "a");
    assertThatThrownBy(() -> assertThat(event).isInCategory(INTEGRATION))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "",
                "Expecting category INTEGRATION of",
                "  domain notes.written: Written[text=a]"));
    assertThatThrownBy(() -> assertThat(event).hasContract("x"))
        .hasMessageContaining("Expecting contract \"x\" of");
    assertThatThrownBy(() -> assertThat(event).hasValue(new Written("b")))
        .hasMessageContaining("Expecting value Written[text=b] of");
    assertThatThrownBy(() -> assertThat(event).isToAudience("nurse"))
        .hasMessageContaining("Expecting audience Audience[nurse] of");
  }

  @Test
  void everythingElseIsAssertJs() {
    assertThat(captured.events()).emitted(Written.class);
    assertThat(List.of("a")).containsExactly("a");
    assertThat("a").isEqualTo(captured.result());
  }
}
