package dev.covenant.testing;

import dev.covenant.ContractName;
import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a sink recorded: <em>emitted</em> is all that commands said, whatever
 * became of it; <em>released</em> is what was heard of it, because a transaction committed;
 * <em>dropped</em> is the rest, so ask when the transactions have ended. Not thread-safe, like all
 * of AssertJ.
 */
public final class RecordingAssert extends AbstractEventsAssert<RecordingAssert, RecordingSink> {
  private static final String RELEASED = "released";
  private static final String DROPPED = "dropped";

  RecordingAssert(@Nullable RecordingSink actual) {
    super(actual, RecordingAssert.class);
  }

  @Override
  List<EventEnvelope> emitted(RecordingSink actual) {
    return actual.emitted();
  }

  private RecordingSink recorded() {
    isNotNull();
    return actual;
  }

  /**
   * Verifies that a commit released an event of this type, in any category.
   *
   * @param <E> the event
   * @param type the event's type, exactly
   * @return assertions that narrow down which event is meant
   */
  public <E> EmittedAssert<RecordingAssert, E> released(Class<E> type) {
    return EmittedAssert.of(this, type, RELEASED, recorded().released());
  }

  /**
   * Verifies that commits released exactly these events, in this order.
   *
   * @param expected the events, such as {@link CovenantAssertions#domain domain(...)}
   * @return these assertions
   */
  public RecordingAssert releasedExactly(ExpectedEvent... expected) {
    return exactly(RELEASED, recorded().released(), expected);
  }

  /**
   * Verifies that nothing was released.
   *
   * @return these assertions
   */
  public RecordingAssert releasedNothing() {
    return nothing(RELEASED, recorded().released());
  }

  /**
   * Verifies that what commits released made these queries stale, perhaps among others.
   *
   * @param queries the types of the queries
   * @return these assertions
   */
  public RecordingAssert invalidated(Class<?>... queries) {
    SortedSet<String> stale = recorded().staleQueries();
    SortedSet<String> missing = names(queries);
    missing.removeAll(stale);
    if (!missing.isEmpty()) {
      throw failure("%nExpecting %s to be stale too, but stale were: %s", missing, stale);
    }
    return this;
  }

  /**
   * Verifies that what commits released made exactly these queries stale.
   *
   * @param queries the types of the queries
   * @return these assertions
   */
  public RecordingAssert invalidatedExactly(Class<?>... queries) {
    SortedSet<String> stale = recorded().staleQueries();
    SortedSet<String> wanted = names(queries);
    if (!stale.equals(wanted)) {
      throw failureWithActualExpected(
          stale,
          wanted,
          "%nExpecting exactly these queries to be stale: %s, but stale were: %s",
          wanted,
          stale);
    }
    return this;
  }

  /**
   * Verifies that what commits released made no query stale.
   *
   * @return these assertions
   */
  public RecordingAssert invalidatedNothing() {
    return invalidatedExactly();
  }

  private static SortedSet<String> names(Class<?>... queries) {
    SortedSet<String> names = new TreeSet<>();
    for (Class<?> query : queries) {
      ContractName stated = query.getAnnotation(ContractName.class);
      names.add(stated == null ? query.getName() : stated.value());
    }
    return names;
  }

  /**
   * Verifies that an event of this type was emitted and not released.
   *
   * @param <E> the event
   * @param type the event's type, exactly
   * @return assertions that narrow down which event is meant
   */
  public <E> EmittedAssert<RecordingAssert, E> dropped(Class<E> type) {
    return EmittedAssert.of(this, type, DROPPED, recorded().dropped());
  }

  /**
   * Verifies that exactly these events were emitted, in this order, and not released.
   *
   * @param expected the events, such as {@link CovenantAssertions#domain domain(...)}
   * @return these assertions
   */
  public RecordingAssert droppedExactly(ExpectedEvent... expected) {
    return exactly(DROPPED, recorded().dropped(), expected);
  }

  /**
   * Verifies that all that was emitted was released.
   *
   * @return these assertions
   */
  public RecordingAssert droppedNothing() {
    return nothing(DROPPED, recorded().dropped());
  }
}
