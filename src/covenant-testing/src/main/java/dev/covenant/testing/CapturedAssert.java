package dev.covenant.testing;

import dev.covenant.Captured;
import dev.covenant.EventEnvelope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a command returned and emitted. Not thread-safe, like all of AssertJ.
 *
 * @param <R> the result
 */
public final class CapturedAssert<R> extends AbstractEventsAssert<CapturedAssert<R>, Captured<R>> {
  CapturedAssert(@Nullable Captured<R> actual) {
    super(actual, CapturedAssert.class);
  }

  @Override
  List<EventEnvelope> emitted(Captured<R> actual) {
    return actual.events();
  }

  /**
   * Verifies the command's result.
   *
   * @param result the expected result, null for none
   * @return these assertions
   */
  public CapturedAssert<R> returned(@Nullable R result) {
    isNotNull();
    if (!Objects.deepEquals(actual.result(), result)) {
      throw failureWithActualExpected(
          actual.result(),
          result,
          "%nExpecting the command to return %s, but it returned %s",
          info.representation().toStringOf(result),
          info.representation().toStringOf(actual.result()));
    }
    return this;
  }
}
