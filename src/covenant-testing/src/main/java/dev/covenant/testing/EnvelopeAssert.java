package dev.covenant.testing;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about one event on its way. Not thread-safe, like all of AssertJ. */
public final class EnvelopeAssert extends AbstractAssert<EnvelopeAssert, EventEnvelope> {
  EnvelopeAssert(@Nullable EventEnvelope actual) {
    super(actual, EnvelopeAssert.class);
  }

  /**
   * Verifies the category.
   *
   * @param category the expected category
   * @return these assertions
   */
  public EnvelopeAssert isInCategory(EventCategory category) {
    isNotNull();
    return has("category", actual.category(), category);
  }

  /**
   * Verifies the contract name.
   *
   * @param name the expected name
   * @return these assertions
   */
  public EnvelopeAssert hasContract(String name) {
    isNotNull();
    return has("contract", actual.contract(), name);
  }

  /**
   * Verifies the event itself.
   *
   * @param value the expected event
   * @return these assertions
   */
  public EnvelopeAssert hasValue(Object value) {
    isNotNull();
    return has("value", actual.value(), value);
  }

  /**
   * Verifies who may receive it.
   *
   * @param labels the audience's labels, all of them, in any order
   * @return these assertions
   * @throws dev.covenant.ContractException of kind {@link dev.covenant.ErrorKind#INVALID_AUDIENCE}
   *     for no labels, or for invalid ones
   */
  public EnvelopeAssert isToAudience(String... labels) {
    isNotNull();
    return has("audience", actual.audience(), Audience.of(labels));
  }

  /**
   * Verifies that everyone may receive it.
   *
   * @return these assertions
   */
  public EnvelopeAssert isToEveryone() {
    isNotNull();
    return has("audience", actual.audience(), Audience.everyone());
  }

  private EnvelopeAssert has(String part, Object found, Object expected) {
    if (!Objects.equals(found, expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%nExpecting %s %s of%n  %s",
          part,
          info.representation().toStringOf(expected),
          new EventList(info.representation()).line(actual));
    }
    return this;
  }
}
