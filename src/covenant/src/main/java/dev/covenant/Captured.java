package dev.covenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command returned and what it said happened, with nothing dispatched.
 *
 * @param <R> the result's type
 * @param result what the command returned
 * @param events what it emitted, in order
 */
public record Captured<R>(@Nullable R result, List<EventEnvelope> events) {
  /**
   * Takes a safe copy of the events.
   *
   * @param result what the command returned
   * @param events what it emitted, in order
   */
  public Captured {
    events = List.copyOf(events);
  }
}
