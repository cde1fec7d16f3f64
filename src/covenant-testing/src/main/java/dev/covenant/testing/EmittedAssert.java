package dev.covenant.testing;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/**
 * Assertions about the events of one type. Each narrows down which of them is meant and fails where
 * none is left. Not thread-safe, like all of AssertJ.
 *
 * @param <P> the assertions they come from
 * @param <E> the event
 */
public final class EmittedAssert<P extends AbstractAssert<P, ?>, E>
    extends AbstractAssert<EmittedAssert<P, E>, List<EventEnvelope>> {
  private final P origin;
  private final String sought;
  private final String verb;
  private final List<EventEnvelope> all;

  private EmittedAssert(
      P origin, String sought, String verb, List<EventEnvelope> all, List<EventEnvelope> left) {
    super(left, EmittedAssert.class);
    this.origin = origin;
    this.sought = sought;
    this.verb = verb;
    this.all = all;
    info.description(origin.getWritableAssertionInfo().description());
    info.useRepresentation(origin.getWritableAssertionInfo().representation());
    if (left.isEmpty()) {
      throw failure("%s", message("Expecting " + sought + " to be " + verb + ", but"));
    }
  }

  static <P extends AbstractAssert<P, ?>, E> EmittedAssert<P, E> of(
      P origin, Class<E> type, String verb, List<EventEnvelope> all) {
    return new EmittedAssert<>(
        origin,
        type.getSimpleName(),
        verb,
        all,
        all.stream().filter(event -> event.value().getClass() == type).toList());
  }

  private EmittedAssert<P, E> narrowed(String further, Predicate<EventEnvelope> predicate) {
    return new EmittedAssert<>(
        origin, sought + " " + further, verb, all, actual.stream().filter(predicate).toList());
  }

  private String message(String problem) {
    return "%n%s these were:%s".formatted(problem, new EventList(info.representation()).of(all));
  }

  /**
   * Verifies that one of the events is of a category.
   *
   * @param category the category
   * @return assertions about the events of that category
   */
  public EmittedAssert<P, E> inCategory(EventCategory category) {
    return narrowed("in category " + category.label(), event -> event.category() == category);
  }

  /**
   * Verifies that one of the events is equal to a value.
   *
   * @param value the event
   * @return assertions about the events equal to it
   */
  public EmittedAssert<P, E> withValue(E value) {
    return narrowed(
        "with value " + info.representation().toStringOf(value),
        event -> event.value().equals(value));
  }

  /**
   * Verifies that one of the events is for an audience.
   *
   * @param labels its labels, all of them, in any order
   * @return assertions about the events for that audience
   * @throws dev.covenant.ContractException of kind {@link dev.covenant.ErrorKind#INVALID_AUDIENCE}
   *     for no labels, or for invalid ones
   */
  public EmittedAssert<P, E> toAudience(String... labels) {
    return to(Audience.of(labels));
  }

  /**
   * Verifies that one of the events is for everyone.
   *
   * @return assertions about the events for everyone
   */
  public EmittedAssert<P, E> toEveryone() {
    return to(Audience.everyone());
  }

  private EmittedAssert<P, E> to(Audience audience) {
    return narrowed("to " + EventList.labels(audience), event -> event.audience().equals(audience));
  }

  /**
   * Verifies that this is said of one event only.
   *
   * @return these assertions
   */
  public EmittedAssert<P, E> once() {
    return times(1);
  }

  /**
   * Verifies of how many events this is said.
   *
   * @param count how many
   * @return these assertions
   */
  public EmittedAssert<P, E> times(int count) {
    if (actual.size() != count) {
      throw failure(
          "%s",
          message(
              "Expecting %s to be %s %d time(s), but it was %d time(s);"
                  .formatted(sought, verb, count, actual.size())));
    }
    return this;
  }

  /**
   * Goes on with the event itself.
   *
   * @return assertions about the first of the events
   */
  @SuppressWarnings("unchecked") // The events were chosen by this type.
  public ObjectAssert<E> value() {
    return Assertions.assertThatObject((E) actual.get(0).value()).as(info.description());
  }

  /**
   * Goes back to all events.
   *
   * @return the assertions that these came from
   */
  public P and() {
    return origin;
  }
}
