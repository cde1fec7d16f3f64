package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NoticeTest {
  @Test
  void browsersSeeIdContractAndValueOnly() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.bed-\"freed\"", new Object())
            .id("e1")
            .audience(Audience.of("ward-3"))
            .traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .json("{\"bed\":7}")
            .build();

    assertThat(Notice.of(event).members())
        .isEqualTo("\"id\":\"e1\",\"contract\":\"clinic.bed-\\\"freed\\\"\",\"value\":{\"bed\":7}");
    assertThat(Notice.of(event).audience()).isEqualTo(Audience.of("ward-3"));
  }

  @Test
  void aValueThatACodecWroteOnSeveralLinesIsOnOne() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.freed", new Object())
            .id("e1")
            .json("{\r\n  \"bed\": \"a\\nb\"\n}")
            .build();

    assertThat(Notice.of(event).members())
        .endsWith("\"value\":{    \"bed\": \"a\\nb\" }")
        .doesNotContain("\n", "\r");
  }

  @Test
  void halfASurrogatePairIsReplacedAndAWholeOneIsKept() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.freed", new Object())
            .id("e1")
            .json("\"a\ud800b \ud83d\ude00 \udc00\"")
            .build();

    assertThat(Notice.of(event).members()).endsWith("\"value\":\"a?b \ud83d\ude00 ?\"");
  }

  @Test
  void staleQueriesAreNamedInOrderAndForEverybody() {
    Notice notice = Notice.stale(new TreeSet<>(Set.of("clinic.z", "clinic.\"a\"")));

    assertThat(notice.members())
        .isEqualTo(
            "\"notice\":\"query.invalidate\",\"queries\":[\"clinic.\\\"a\\\"\",\"clinic.z\"]");
    assertThat(notice.audience()).isEqualTo(Audience.everyone());
  }

  @Test
  void anEventThatWasNotEncodedIsAnError() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.freed", "x").id("e1").build();

    assertThatThrownBy(() -> Notice.of(event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The presentation event clinic.freed e1 has no JSON text; send it through a"
                + " presentation sink, which has it encoded at emission, or build its envelope with"
                + " json(...)");
  }

  @Test
  void anEventOfAnotherCategoryIsAnError() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.DOMAIN, "clinic.freed", "x").id("e1").json("1").build();

    assertThatThrownBy(() -> Notice.of(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The domain event clinic.freed e1 is not for browsers; a fan-out takes presentation"
                + " events only");
  }
}
