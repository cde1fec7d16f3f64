package dev.covenant.testing;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.presentation.Representation;

/** Writes events for people, one a line. */
record EventList(Representation representation) {
  String of(List<EventEnvelope> events) {
    return numbered(events, this::line);
  }

  String ofExpected(List<ExpectedEvent> events) {
    return numbered(events, this::line);
  }

  String line(EventEnvelope event) {
    return event.category().label()
        + " "
        + event.contract()
        + ": "
        + representation.toStringOf(event.value())
        + suffix(event.category(), event.audience());
  }

  String line(ExpectedEvent event) {
    return event.category().label()
        + " "
        + representation.toStringOf(event.value())
        + suffix(event.category(), event.audience());
  }

  private static String suffix(EventCategory category, Audience audience) {
    return category == EventCategory.PRESENTATION ? " to " + labels(audience) : "";
  }

  static String labels(Audience audience) {
    return audience.isEveryone() ? "everyone" : audience.labels().toString();
  }

  private static <T> String numbered(List<T> events, Function<T, String> line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      text.append("%n  %d. %s".formatted(i + 1, line.apply(events.get(i))));
    }
    return events.isEmpty() ? " nothing" : text.toString();
  }
}
