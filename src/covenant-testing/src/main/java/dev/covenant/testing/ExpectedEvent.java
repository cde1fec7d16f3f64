package dev.covenant.testing;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.Objects;

/**
 * An event as a test expects it: category, value and audience, not the id. Immutable. {@link
 * CovenantAssertions} makes them.
 *
 * @param category the category
 * @param value the event
 * @param audience who may receive it; everyone for categories other than presentation
 */
public record ExpectedEvent(EventCategory category, Object value, Audience audience) {
  /**
   * Requires all parts.
   *
   * @param category the category
   * @param value the event
   * @param audience who may receive it
   */
  public ExpectedEvent {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(audience, "audience");
  }

  /**
   * Whether an event is the expected one.
   *
   * @param event the event
   * @return true where category, value and audience are equal
   */
  public boolean matches(EventEnvelope event) {
    return equals(new ExpectedEvent(event.category(), event.value(), event.audience()));
  }
}
