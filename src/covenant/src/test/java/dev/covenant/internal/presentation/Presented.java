package dev.covenant.internal.presentation;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.stream.IntStream;

/** Presentation events for tests. */
public final class Presented {
  private Presented() {}

  public static EventEnvelope event(String id, String... labels) {
    return EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.shown", id)
        .id(id)
        .audience(labels.length == 0 ? Audience.everyone() : Audience.of(labels))
        .json("1")
        .build();
  }

  public static List<EventEnvelope> events(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> event(prefix + i)).toList();
  }

  public static String text(String id) {
    return "{\"id\":\"" + id + "\",\"contract\":\"clinic.shown\",\"value\":1}";
  }

  public static List<String> texts(List<EventEnvelope> events) {
    return events.stream().map(event -> text(event.id())).toList();
  }
}
