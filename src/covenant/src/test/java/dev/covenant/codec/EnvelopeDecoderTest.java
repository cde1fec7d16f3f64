package dev.covenant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ContractName;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.json.EnvelopeCodecs;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnvelopeDecoderTest {
  public record Said(String text) {}

  @ContractName(
      value = "ward.moved",
      aliases = {"ward.relocated", "ward.shifted"},
      version = 3)
  public record Moved(String ward, int bed) {}

  private final Registry registry =
      Registry.builder()
          .domainEvent(Said.class, said -> {})
          .integrationEvent(Moved.class, moved -> {})
          .presentationEvent(Moved.class, moved -> {})
          .build();

  private final EnvelopeDecoder decoder =
      decoder(step(1, "{\"ward\":\"3\",\"place\":7}"), step(2, "{\"ward\":\"3\",\"bed\":7}"));

  private EnvelopeDecoder decoder(EventUpcaster... upcasters) {
    return EnvelopeDecoder.of(registry, EnvelopeCodecs.jackson(), List.of(upcasters));
  }

  /** Gives a fixed text, where it was given the one before. */
  private static EventUpcaster step(int from, String result) {
    return new Step("ward.moved", from, json -> result);
  }

  private interface Change {
    String change(String json) throws Exception;
  }

  private record Step(String contract, int from, Change change) implements EventUpcaster {
    @Override
    public String upcast(String json) throws Exception {
      return change.change(json);
    }
  }

  private static EncodedEnvelope moved(String contract, int version, String json) {
    return new EncodedEnvelope(
        "1", EventCategory.INTEGRATION, contract, version, Audience.everyone(), null, json);
  }

  @Test
  void anEventComesBackAsItWasEmitted() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "ward.moved", new Moved("3", 7))
            .audience(Audience.of("ward:3"))
            .traceparent("00-1-2-01")
            .json("{\"ward\":\"3\",\"bed\":7}")
            .build();

    EventEnvelope back = decoder.decode(EncodedEnvelope.of(event).write());

    assertThat(back).usingRecursiveComparison().ignoringFields("made").isEqualTo(event);
    assertThat(back.id()).isEqualTo(event.id());
  }

  @Test
  void anAliasLeadsToTheTypeUnderItsPresentName() {
    EventEnvelope back = decoder.decode(moved("ward.relocated", 3, "{\"ward\":\"3\",\"bed\":7}"));

    assertThat(back.contract()).isEqualTo("ward.moved");
    assertThat(back.value()).isEqualTo(new Moved("3", 7));
  }

  @Test
  void anOlderVersionGoesThroughEveryUpcasterInOrder() {
    EnvelopeDecoder chained =
        decoder(
            new Step("ward.moved", 2, json -> json.replace("\"place\"", "\"bed\"")),
            new Step("ward.moved", 1, json -> json.replace("\"where\"", "\"place\"")));

    EventEnvelope back = chained.decode(moved("ward.moved", 1, "{\"ward\":\"3\",\"where\":7}"));

    assertThat(back.value()).isEqualTo(new Moved("3", 7));
    assertThat(back.json()).contains("{\"ward\":\"3\",\"bed\":7}");
    assertThat(EncodedEnvelope.of(back).version()).isEqualTo(3);
  }

  @Test
  void unknownMembersAreIgnored() {
    assertThat(
            decoder.decode(moved("ward.moved", 3, "{\"ward\":\"3\",\"bed\":7,\"new\":{}}")).value())
        .isEqualTo(new Moved("3", 7));
  }

  @Test
  void aVersionWithoutUpcasterIsAnError() {
    ContractException failure =
        failure(
            ErrorKind.DECODING_FAILED,
            () -> decoder(step(1, "{}")).decode(moved("ward.shifted", 1, "{}")));

    assertThat(failure)
        .hasMessage(
            "integration event ward.shifted 1, version 1 cannot be brought to the present version:"
                + " no EventUpcaster takes version 2 of ward.moved; supply one");
  }

  @Test
  void aVersionOfANewerNodeIsAnError() {
    assertThat(
            failure(ErrorKind.DECODING_FAILED, () -> decoder.decode(moved("ward.moved", 4, "{}"))))
        .hasMessage(
            "integration event ward.moved 1, version 4 was written by a newer node: this one knows"
                + " ward.moved up to version 3; deploy the newer version here");
  }

  @Test
  void anUpcasterThatFailsIsAnError() {
    IOException cause = new IOException("no bed");
    EnvelopeDecoder failing =
        decoder(
            new Step(
                "ward.moved",
                2,
                json -> {
                  throw cause;
                }));

    assertThat(
            failure(ErrorKind.DECODING_FAILED, () -> failing.decode(moved("ward.moved", 2, "{}"))))
        .hasMessage(
            "integration event ward.moved 1, version 2: "
                + Step.class.getName()
                + " failed to take version 2 of ward.moved: java.io.IOException: no bed")
        .hasCause(cause);
  }

  @Test
  void anUpcasterThatMakesNullIsAnError() {
    EnvelopeDecoder failing = decoder(new Step("ward.moved", 2, json -> null));

    assertThat(
            failure(ErrorKind.DECODING_FAILED, () -> failing.decode(moved("ward.moved", 2, "{}"))))
        .hasMessage(
            "integration event ward.moved 1, version 2: "
                + Step.class.getName()
                + " made null of version 2 of ward.moved");
  }

  @Test
  void aNameFromTheWireNeverBecomesAClass() {
    for (String name :
        List.of(Said.class.getName(), "java.lang.Runtime", Unregistered.class.getName())) {
      assertThat(
              failure(ErrorKind.MISSING_HANDLER, () -> decoder.decode(moved(name, 1, "{}")))
                  .contract())
          .contains(name);
    }
    assertThat(Unregistered.MADE).isEmpty();
  }

  /** On the class path, with a subscriber nowhere. */
  public record Unregistered() {
    static final List<String> MADE = new java.util.ArrayList<>();

    public Unregistered {
      MADE.add("made");
    }
  }

  @Test
  void anUnknownNameIsAnErrorThatSaysWhatToDo() {
    assertThat(failure(ErrorKind.MISSING_HANDLER, () -> decoder.decode(moved("ward.\n", 1, "{}"))))
        .hasMessage(
            "Nothing here subscribes to integration events named ward.?; register a subscriber, or"
                + " where the type was renamed, add the name to the aliases of its @ContractName");
  }

  @Test
  void aTypeIsKnownInTheCategoriesThatHaveASubscriberOnly() {
    EncodedEnvelope elsewhere =
        new EncodedEnvelope(
            "1", EventCategory.DOMAIN, "ward.moved", 3, Audience.everyone(), null, "{}");

    assertThat(failure(ErrorKind.MISSING_HANDLER, () -> decoder.decode(elsewhere)))
        .hasMessageContaining("domain events named ward.moved");
  }

  @Test
  void aTypeThatWasOnlyNamedIsNotKnown() {
    registry.nameOf(Unregistered.class);

    assertThat(registry.eventType(EventCategory.DOMAIN, Unregistered.class.getName())).isEmpty();
  }

  @Test
  void nullIsNoEvent() {
    assertThat(
            failure(
                ErrorKind.DECODING_FAILED, () -> decoder.decode(moved("ward.moved", 3, " null "))))
        .hasMessage(
            "integration event ward.moved 1, version 3 cannot be read as "
                + Moved.class.getName()
                + ": the value is null");
  }

  @Test
  void aValueThatDoesNotFitIsAnErrorThatNamesTheFieldAndHidesTheText() {
    ContractException failure =
        failure(
            ErrorKind.DECODING_FAILED,
            () -> decoder.decode(moved("ward.moved", 3, "{\"ward\":\"3\",\"bed\":\"secret\"}")));

    assertThat(failure)
        .hasMessageContaining(
            "integration event ward.moved 1, version 3 cannot be read as "
                + Moved.class.getName()
                + ": field bed: ");
    assertThat(failure).hasStackTraceContaining("bed");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain("secret");
    }
  }

  @Test
  void aCodecThatMakesSomethingElseIsCaught() {
    EnvelopeDecoder wrong = EnvelopeDecoder.of(registry, codec("text"), List.of());

    assertThat(failure(ErrorKind.DECODING_FAILED, () -> wrong.decode(moved("ward.moved", 3, "{}"))))
        .hasMessageEndingWith(": the codec made a java.lang.String");
  }

  @Test
  void aCodecThatMakesNothingIsCaught() {
    EnvelopeDecoder wrong = EnvelopeDecoder.of(registry, codec(null), List.of());

    assertThat(failure(ErrorKind.DECODING_FAILED, () -> wrong.decode(moved("ward.moved", 3, "{}"))))
        .hasMessageEndingWith(": the value is null");
  }

  private static EnvelopeCodec codec(Object result) {
    return new EnvelopeCodec() {
      @Override
      public String encodeValue(Object value) {
        return "";
      }

      @Override
      public Object decodeValue(String json, Class<?> type) {
        return result;
      }
    };
  }

  @Test
  void nullsAreRefused() {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> EnvelopeDecoder.of(null, EnvelopeCodecs.jackson(), List.of()),
            () -> EnvelopeDecoder.of(registry, null, List.of()),
            () -> EnvelopeDecoder.of(registry, EnvelopeCodecs.jackson(), null),
            () ->
                EnvelopeDecoder.of(
                    registry,
                    EnvelopeCodecs.jackson(),
                    java.util.Collections.singletonList(null)))) {
      assertThat(failure(ErrorKind.NIL_HANDLER, call))
          .hasMessage("A decoder needs a registry, a codec and upcasters, or none");
    }
  }

  @Test
  void upcastersThatCannotBeUsedAreRefused() {
    assertThat(failure(ErrorKind.DUPLICATE_HANDLER, () -> decoder(step(1, "{}"), step(1, "{}"))))
        .hasMessage(
            "%1$s takes version 1 of ward.moved, and so does %1$s; keep one of them"
                .formatted(Step.class.getName()));
    assertThat(
            failure(
                ErrorKind.MISSING_HANDLER,
                () -> decoder(new Step("ward.unknown", 1, json -> json))))
        .hasMessage(
            Step.class.getName()
                + " is for ward.unknown, but nothing here subscribes to an event of that name;"
                + " correct its contract() or register a subscriber");
    assertThat(failure(ErrorKind.MISSING_HANDLER, () -> decoder(new Step(null, 1, json -> json))))
        .hasMessageContaining("is for null");
    assertThat(
            failure(
                ErrorKind.MISSING_HANDLER,
                () -> decoder(new Step("ward.relocated", 1, json -> json))))
        .hasMessage(
            Step.class.getName()
                + " is for ward.relocated, an alias of ward.moved; its contract() is the present"
                + " name");
    for (int version : new int[] {0, 3, 4}) {
      assertThat(failure(ErrorKind.UNSUPPORTED_HANDLER, () -> decoder(step(version, "{}"))))
          .hasMessage(
              "%s takes version %d of ward.moved, whose version is 3; an upcaster takes an earlier one, from 1"
                  .formatted(Step.class.getName(), version));
    }
  }

  private static ContractException failure(ErrorKind kind, ThrowingCallable call) {
    ContractException failure = catchThrowableOfType(ContractException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(kind);
    return failure;
  }
}
