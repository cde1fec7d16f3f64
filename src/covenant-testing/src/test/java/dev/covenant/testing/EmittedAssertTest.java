package dev.covenant.testing;

import static dev.covenant.EventCategory.DOMAIN;
import static dev.covenant.EventCategory.INTEGRATION;
import static dev.covenant.EventCategory.PRESENTATION;
import static dev.covenant.testing.CovenantAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.EventEnvelope;
import dev.covenant.testing.Notes.Erased;
import dev.covenant.testing.Notes.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmittedAssertTest {
  private final List<EventEnvelope> events =
      List.of(
          Notes.event(DOMAIN, "a"),
          Notes.event(DOMAIN, "b"),
          EventEnvelope.builder(PRESENTATION, "notes.written", new Written("b"))
              .audience(Audience.of("nurse", "doctor"))
              .build());

  @Test
  void eachStepNarrowsDownWhichEventIsMeant() {
    assertThat(events)
        .emitted(Written.class)
        .times(3)
        .inCategory(DOMAIN)
        .times(2)
        .withValue(new Written("b"))
        .toEveryone()
        .once();
  }

  @Test
  void anAudienceIsAllOfItsLabelsInAnyOrder() {
    assertThat(events).emitted(Written.class).toAudience("nurse", "doctor").once();
    assertThatThrownBy(() -> assertThat(events).emitted(Written.class).toAudience("nurse"))
        .hasMessageContaining("Expecting Written to [nurse] to be emitted");
  }

  @Test
  void anAudienceWithoutLabelsIsRefused() {
    assertThatThrownBy(() -> assertThat(events).emitted(Written.class).toAudience())
        .isInstanceOf(ContractException.class);
  }

  @Test
  void theEventItselfIsTheFirstThatIsLeft() {
    assertThat(events)
        .emitted(Written.class)
        .inCategory(PRESENTATION)
        .value()
        .extracting(Written::text)
        .isEqualTo("b");
  }

  @Test
  void theWayBackLeadsToAllEvents() {
    assertThat(events)
        .emitted(Written.class)
        .inCategory(PRESENTATION)
        .and()
        .emitted(Written.class)
        .inCategory(DOMAIN)
        .and()
        .emittedNo(Erased.class);
  }

  @Test
  void aTypeThatWasNotEmittedIsMissedAmongWhatWas() {
    assertThatThrownBy(() -> assertThat(events).as("the journal").emitted(Erased.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "[the journal] ",
                "Expecting Erased to be emitted, but these were:",
                "  1. domain notes.written: Written[text=a]",
                "  2. domain notes.written: Written[text=b]",
                "  3. presentation notes.written: Written[text=b] to [doctor, nurse]"));
  }

  @Test
  void aMissedEventIsDescribedByAllStepsAndTheDescription() {
    assertThatThrownBy(
            () ->
                assertThat(events)
                    .as("the journal")
                    .emitted(Written.class)
                    .inCategory(DOMAIN)
                    .withValue(new Written("c")))
        .hasMessageStartingWith("[the journal]")
        .hasMessageContaining(
            "Expecting Written in category domain with value Written[text=c] to be emitted")
        .hasMessageContaining("  1. domain notes.written: Written[text=a]");
    assertThatThrownBy(() -> assertThat(events).emitted(Written.class).inCategory(INTEGRATION))
        .hasMessageContaining("Expecting Written in category integration to be emitted");
    assertThatThrownBy(() -> assertThat(events.subList(2, 3)).emitted(Written.class).toEveryone())
        .hasMessageContaining("Expecting Written to everyone to be emitted");
  }

  @Test
  void aWrongCountNamesTheRightOne() {
    assertThatThrownBy(() -> assertThat(events).emitted(Written.class).inCategory(DOMAIN).once())
        .hasMessageContaining("to be emitted 1 time(s), but it was 2 time(s); these were:");
  }
}
