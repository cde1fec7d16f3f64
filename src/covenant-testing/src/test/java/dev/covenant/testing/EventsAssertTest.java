package dev.covenant.testing;

import static dev.covenant.EventCategory.DOMAIN;
import static dev.covenant.EventCategory.INTEGRATION;
import static dev.covenant.EventCategory.PRESENTATION;
import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static dev.covenant.testing.CovenantAssertions.integration;
import static dev.covenant.testing.CovenantAssertions.presentation;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Audience;
import dev.covenant.EventEnvelope;
import dev.covenant.testing.Notes.Erased;
import dev.covenant.testing.Notes.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class EventsAssertTest {
  private static final EventEnvelope TO_NURSES =
      EventEnvelope.builder(PRESENTATION, "notes.written", new Written("b"))
          .audience(Audience.of("nurse"))
          .build();

  private final List<EventEnvelope> events =
      List.of(Notes.event(DOMAIN, "a"), Notes.event(INTEGRATION, "a"), TO_NURSES);

  @Test
  void eventsInTheirOrderAreExact() {
    assertThat(events)
        .emittedExactly(
            domain(new Written("a")),
            integration(new Written("a")),
            presentation(new Written("b"), Audience.of("nurse")));
  }

  @Test
  void anotherOrderIsNotExactAndTheMessageListsBoth() {
    assertThatThrownBy(
            () ->
                assertThat(events)
                    .as("the journal")
                    .emittedExactly(
                        integration(new Written("a")),
                        domain(new Written("a")),
                        presentation(new Written("b"))))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            lines(
                "[the journal] ",
                "Expecting these events to be emitted, in this order and no others:",
                "  1. integration Written[text=a]",
                "  2. domain Written[text=a]",
                "  3. presentation Written[text=b] to everyone",
                "but emitted were:",
                "  1. domain notes.written: Written[text=a]",
                "  2. integration notes.written: Written[text=a]",
                "  3. presentation notes.written: Written[text=b] to [nurse]"));
  }

  @Test
  void oneTooManyIsNotExact() {
    assertThatThrownBy(() -> assertThat(events).emittedExactly(domain(new Written("a"))))
        .hasMessageContaining("  3. presentation");
  }

  @Test
  void oneTooFewIsNotExactAndTheMessageSaysNothing() {
    assertThatThrownBy(() -> assertThat(none()).emittedExactly(domain(new Written("a"))))
        .hasMessageEndingWith("but emitted were: nothing");
  }

  @Test
  void nothingIsNothing() {
    assertThat(none()).emittedNothing().emittedExactly();
  }

  @Test
  void somethingIsNotNothing() {
    assertThatThrownBy(() -> assertThat(List.of(TO_NURSES)).emittedNothing())
        .hasMessage(
            lines(
                "",
                "Expecting nothing to be emitted, but these were:",
                "  1. presentation notes.written: Written[text=b] to [nurse]"));
  }

  @Test
  void aTypeThatWasNotEmitted() {
    assertThat(events).emittedNo(Erased.class);
  }

  @Test
  void aTypeThatWasEmittedAllTheSame() {
    assertThatThrownBy(() -> assertThat(List.of(TO_NURSES)).emittedNo(Written.class))
        .hasMessage(
            lines(
                "",
                "Expecting no Written to be emitted, but these were:",
                "  1. presentation notes.written: Written[text=b] to [nurse]"));
  }

  @Test
  void percentSignsInValuesAreHarmless() {
    assertThatThrownBy(() -> assertThat(List.of(Notes.event(DOMAIN, "100%s"))).emittedNothing())
        .hasMessageContaining("Written[text=100%s]");
  }

  @Test
  void noEventsAtAllAreAFailureOfTheirOwn() {
    assertThatThrownBy(() -> assertThat((List<EventEnvelope>) null).emittedNothing())
        .hasMessageContaining("Expecting actual not to be null");
  }

  private static List<EventEnvelope> none() {
    return List.of();
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines);
  }
}
