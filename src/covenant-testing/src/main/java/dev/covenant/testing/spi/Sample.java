package dev.covenant.testing.spi;

import dev.covenant.Audience;
import dev.covenant.ContractName;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The event that the suites send through adapters.
 *
 * @param text some text, with characters that need care
 * @param number tells one from the other
 */
@ContractName(Sample.NAME)
public record Sample(String text, int number) {
  static final String NAME = "covenant.testing.sample";

  private static final String CAREFUL = "\"quoted\" \\ \n\t {[,:]} é 漢 \uD83D\uDE00";

  /**
   * A registry that knows the event, for adapters that decode.
   *
   * @return a registry with a subscriber in each category
   */
  public static Registry registry() {
    return Registry.builder()
        .domainEvent(Sample.class, event -> {})
        .integrationEvent(Sample.class, event -> {})
        .presentationEvent(Sample.class, event -> {})
        .build();
  }

  /**
   * An envelope as a command emits it for a sink that encodes.
   *
   * @param category the category
   * @param number tells one from the other
   * @return the envelope, with its JSON
   */
  static EventEnvelope envelope(EventCategory category, int number) {
    return builder(category, number).build();
  }

  static List<EventEnvelope> envelopes(EventCategory category, int count) {
    return IntStream.range(0, count).mapToObj(number -> envelope(category, number)).toList();
  }

  static EventEnvelope shownTo(Audience audience, int number) {
    return builder(EventCategory.PRESENTATION, number).audience(audience).build();
  }

  static Sample of(int number) {
    return new Sample(CAREFUL, number);
  }

  private static EventEnvelope.Builder builder(EventCategory category, int number) {
    Sample sample = of(number);
    return EventEnvelope.builder(category, NAME, sample).json(SampleCodec.json(sample));
  }
}
