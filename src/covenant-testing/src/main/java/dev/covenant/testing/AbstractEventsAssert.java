package dev.covenant.testing;

import dev.covenant.EventEnvelope;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what was emitted, in emission order. Not thread-safe, like all of AssertJ.
 *
 * @param <S> the assertions themselves
 * @param <A> what holds the events
 */
public abstract class AbstractEventsAssert<S extends AbstractEventsAssert<S, A>, A>
    extends AbstractAssert<S, A> {
  AbstractEventsAssert(@Nullable A actual, Class<?> self) {
    super(actual, self);
  }

  abstract List<EventEnvelope> emitted(A actual);

  private List<EventEnvelope> events() {
    isNotNull();
    return emitted(actual);
  }

  /**
   * Verifies that an event of this type was emitted, in any category.
   *
   * @param <E> the event
   * @param type the type; an event of a subtype counts too
   * @return assertions that narrow down which event is meant
   */
  public <E> EmittedAssert<S, E> emitted(Class<E> type) {
    return EmittedAssert.of(myself, type, "emitted", events());
  }

  /**
   * Verifies that exactly these events were emitted, in this order.
   *
   * @param expected the events, such as {@link CovenantAssertions#domain domain(...)}
   * @return these assertions
   */
  public S emittedExactly(ExpectedEvent... expected) {
    return exactly("emitted", events(), expected);
  }

  /**
   * Verifies that no event of this type was emitted, in any category.
   *
   * @param type the type; an event of a subtype counts too
   * @return these assertions
   */
  public S emittedNo(Class<?> type) {
    return none("emitted", events(), type);
  }

  /**
   * Verifies that nothing was emitted.
   *
   * @return these assertions
   */
  public S emittedNothing() {
    return nothing("emitted", events());
  }

  final S exactly(String verb, List<EventEnvelope> events, ExpectedEvent... expected) {
    List<ExpectedEvent> wanted = Arrays.asList(expected);
    if (!areExactly(events, wanted)) {
      EventList list = new EventList(info.representation());
      throw failureWithActualExpected(
          list.of(events),
          list.ofExpected(wanted),
          "%s",
          "%nExpecting these events to be %s, in this order and no others:%s%nbut %s were:%s"
              .formatted(verb, list.ofExpected(wanted), verb, list.of(events)));
    }
    return myself;
  }

  private static boolean areExactly(List<EventEnvelope> events, List<ExpectedEvent> wanted) {
    if (events.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < events.size(); i++) {
      if (!wanted.get(i).matches(events.get(i))) {
        return false;
      }
    }
    return true;
  }

  final S none(String verb, List<EventEnvelope> events, Class<?> type) {
    if (events.stream().anyMatch(event -> type.isInstance(event.value()))) {
      throw unexpected("no " + type.getSimpleName(), verb, events);
    }
    return myself;
  }

  final S nothing(String verb, List<EventEnvelope> events) {
    if (!events.isEmpty()) {
      throw unexpected("nothing", verb, events);
    }
    return myself;
  }

  private AssertionError unexpected(String what, String verb, List<EventEnvelope> events) {
    return failure(
        "%s",
        "%nExpecting %s to be %s, but these were:%s"
            .formatted(what, verb, new EventList(info.representation()).of(events)));
  }
}
