package dev.covenant.testing;

import dev.covenant.Audience;
import dev.covenant.Captured;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions start. To be imported statically, beside AssertJ's own {@code assertThat} if
 * need be. Stateless and thread-safe.
 */
public final class CovenantAssertions {
  private CovenantAssertions() {}

  /**
   * Starts assertions about what a tester's commands emitted, released and dropped.
   *
   * @param actual the tester
   * @return the assertions
   */
  public static RecordingAssert assertThat(@Nullable ContractTester actual) {
    return new RecordingAssert(actual == null ? null : actual.sink());
  }

  /**
   * Starts assertions about what a sink recorded.
   *
   * @param actual the sink
   * @return the assertions
   */
  public static RecordingAssert assertThat(@Nullable RecordingSink actual) {
    return new RecordingAssert(actual);
  }

  /**
   * Starts assertions about what a command returned and emitted.
   *
   * @param <R> the result
   * @param actual what was captured
   * @return the assertions
   */
  public static <R> CapturedAssert<R> assertThat(@Nullable Captured<R> actual) {
    return new CapturedAssert<>(actual);
  }

  /**
   * Starts assertions about events.
   *
   * @param actual the events
   * @return the assertions
   */
  public static EventsAssert assertThat(@Nullable List<EventEnvelope> actual) {
    return new EventsAssert(actual);
  }

  /**
   * Starts assertions about an event.
   *
   * @param actual the event
   * @return the assertions
   */
  public static EnvelopeAssert assertThat(@Nullable EventEnvelope actual) {
    return new EnvelopeAssert(actual);
  }

  /**
   * Expects a domain event.
   *
   * @param value the event
   * @return the expectation
   */
  public static ExpectedEvent domain(Object value) {
    return new ExpectedEvent(EventCategory.DOMAIN, value, Audience.everyone());
  }

  /**
   * Expects an integration event.
   *
   * @param value the event
   * @return the expectation
   */
  public static ExpectedEvent integration(Object value) {
    return new ExpectedEvent(EventCategory.INTEGRATION, value, Audience.everyone());
  }

  /**
   * Expects a presentation event for everyone.
   *
   * @param value the event
   * @return the expectation
   */
  public static ExpectedEvent presentation(Object value) {
    return presentation(value, Audience.everyone());
  }

  /**
   * Expects a presentation event for an audience.
   *
   * @param value the event
   * @param audience who may receive it, exactly
   * @return the expectation
   */
  public static ExpectedEvent presentation(Object value, Audience audience) {
    return new ExpectedEvent(EventCategory.PRESENTATION, value, audience);
  }
}
