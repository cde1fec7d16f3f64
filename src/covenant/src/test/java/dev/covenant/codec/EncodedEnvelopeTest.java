package dev.covenant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ContractName;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncodedEnvelopeTest {
  @ContractName(value = "ward.moved", version = 3)
  private record Moved(String bed) {}

  private static final String HEAD = "{\"id\":\"1\",\"category\":\"domain\",\"contract\":\"c\",";

  @Test
  void isWrittenAroundTheValueThatWasEncoded() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.INTEGRATION, "ward.\"said\"\n", "ignored")
            .id("1")
            .traceparent("00-1-2-01")
            .json("{\"a\":1}")
            .build();

    assertThat(EncodedEnvelope.of(event).write())
        .isEqualTo(
            "{\"id\":\"1\",\"category\":\"integration\",\"contract\":\"ward.\\\"said\\\"\\u000a\","
                + "\"traceparent\":\"00-1-2-01\",\"value\":{\"a\":1}}");
  }

  @Test
  void carriesVersionAndAudienceWhereTheySaySomething() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.PRESENTATION, "ward.moved", new Moved("3"))
            .id("1")
            .audience(Audience.of("ward:3", "doctor"))
            .json("{\"bed\":\"3\"}")
            .build();

    assertThat(EncodedEnvelope.of(event).write())
        .isEqualTo(
            "{\"id\":\"1\",\"category\":\"presentation\",\"contract\":\"ward.moved\",\"version\":3,"
                + "\"audience\":[\"doctor\",\"ward:3\"],\"value\":{\"bed\":\"3\"}}");
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void isReadAsItWasWritten(EncodedEnvelope envelope) {
    assertThat(EncodedEnvelope.parse(envelope.write())).isEqualTo(envelope);
  }

  static Stream<EncodedEnvelope> envelopes() {
    Audience audience = Audience.of("ward:\"3\"", "\ud83d\ude00", "a\n");
    return Stream.of(
        new EncodedEnvelope(
            "1", EventCategory.DOMAIN, "c", 1, Audience.everyone(), null, "{\"id\":\"2\"}"),
        new EncodedEnvelope(
            "\\", EventCategory.INTEGRATION, "\"\t", 7, Audience.everyone(), "00-1-2-01", "[]"),
        new EncodedEnvelope("é", EventCategory.PRESENTATION, "c", 1, audience("a", "ß"), "", "1"),
        new EncodedEnvelope("1", EventCategory.PRESENTATION, "c", 2, audience, null, "\"}\""));
  }

  private static Audience audience(String... labels) {
    return Audience.of(labels);
  }

  @Test
  void membersMayComeInAnyOrderAndUnknownOnesAreIgnored() {
    EncodedEnvelope read =
        EncodedEnvelope.parse(
            " { \"value\" : { \"id\" : [ 1 , \"}\" ] } , \"new\" : {\"a\":[null]} , \"new\" : 1 ,"
                + " \"contract\" : \"\\u0063\\/\\ud83d\\ude00\" , \"category\":\"domain\" ,"
                + " \"\\u0069d\" : \"1\" } ");

    assertThat(read.id()).isEqualTo("1");
    assertThat(read.contract()).isEqualTo("c/\ud83d\ude00");
    assertThat(read.json()).isEqualTo("{ \"id\" : [ 1 , \"}\" ] }");
    assertThat(read.audience().isEveryone()).isTrue();
    assertThat(read.version()).isEqualTo(1);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("", "'{' is missing at character 1"),
        refused("[]", "'{' is missing at character 1"),
        refused("{}", "id is missing"),
        refused("{\"id\":\"1\"}", "category is missing"),
        refused("{\"id\":\"1\",\"category\":\"domain\"}", "contract is missing"),
        refused("{\"id\":\"1\",\"category\":\"domain\",\"contract\":\"c\"}", "value is missing"),
        refused(HEAD + "\"value\":1} x", "more text follows at character 57"),
        refused(HEAD + "\"value\":{\"secret\"", "':' is missing at character 63"),
        refused(HEAD + "\"value\":\"secret", "a text does not end; all breaks off at character 61"),
        refused(HEAD + "\"value\":[secret]", "a value is missing at character 55"),
        refused(HEAD + "\"value\":[1", "']' is missing at character 56"),
        refused(HEAD + "\"value\":}", "a value is missing at character 54"),
        refused(HEAD + "\"value\":1,}", "a member's name is not a text at character 56"),
        refused(HEAD + "\"value\":{1:2}}", "a member's name is missing at character 55"),
        refused(
            HEAD + "\"value\":\"\n\"}",
            "a text has a control character, which must be escaped, at character 55"),
        refused(HEAD + "\"value\":1,\"value\":2}", "there is a second value at character 64"),
        refused(HEAD + "\"id\":\"2\",\"value\":1}", "there is a second id at character 51"),
        refused("{\"id\":1}", "id is not a text at character 7"),
        refused("{\"id\":null}", "id is not a text at character 7"),
        refused("{\"id\":\" \"}", "id is blank at character 10"),
        refused("{\"contract\":\"\"}", "contract is blank at character 15"),
        refused(
            "{\"category\":\"secret\"}",
            "category is none of domain, integration, presentation at character 21"),
        refused(
            "{\"category\":\"DOMAIN\"}",
            "category is none of domain, integration, presentation at character 21"),
        refused(
            HEAD + "\"version\":\"1\",\"value\":1}",
            "version is not a whole number from 1 at character 59"),
        refused(
            HEAD + "\"version\":0,\"value\":1}",
            "version is not a whole number from 1 at character 57"),
        refused(
            HEAD + "\"version\":1.0,\"value\":1}",
            "version is not a whole number from 1 at character 59"),
        refused(
            HEAD + "\"version\":9999999999}",
            "version is not a whole number from 1 at character 66"),
        refused(
            HEAD + "\"traceparent\":null,\"value\":1}",
            "traceparent is not a text at character 60"),
        refused(
            HEAD + "\"audience\":null,\"value\":1}", "audience is not an array at character 57"),
        refused(
            HEAD + "\"audience\":\"a\",\"value\":1}", "audience is not an array at character 57"),
        refused(HEAD + "\"audience\":[1]}", "a label of audience is not a text at character 58"),
        refused(
            HEAD + "\"audience\":[\"a\",]}", "a label of audience is not a text at character 62"),
        refused(
            HEAD + "\"audience\":[],\"value\":1}",
            "it has no labels; say Audience.everyone() to broadcast at character 59"),
        refused(
            HEAD + "\"audience\":[\" \"],\"value\":1}",
            "a label is null or blank; drop it, or say Audience.everyone() to broadcast at character 62"),
        refused(
            HEAD + "\"audience\":[\"" + "x".repeat(129) + "\"]}",
            "a label has 129 bytes; at most 128 are allowed at character 190"),
        refused(
            HEAD
                + "\"audience\":[\"a\","
                + "\"b\""
                + ",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\",\"m\",\"n\",\"o\",\"p\",\"q\"]}",
            "it has 17 labels; at most 16 are allowed at character 126"),
        refused(
            "{\"new\":" + "[".repeat(100_000),
            "more than 500 objects and arrays nest in each other at character 508"));
  }

  private static Arguments refused(String text, String why) {
    return Arguments.of(text, why);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoEnvelopeIsRefusedWithoutShowingIt(String text, String why) {
    ContractException failure = failure(() -> EncodedEnvelope.parse(text));

    assertThat(failure.kind()).isEqualTo(ErrorKind.DECODING_FAILED);
    assertThat(failure)
        .hasMessageStartingWith("This is no envelope: ")
        .hasMessageContaining(why + "; see to it that only what Covenant writes comes here");
    assertThat(failure.getMessage()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"-1", "-2147483648", "2147483648"})
  void aVersionThatIsNoneIsRefused(String version) {
    assertThat(failure(() -> EncodedEnvelope.parse(HEAD + "\"version\":" + version + "}")).kind())
        .isEqualTo(ErrorKind.DECODING_FAILED);
  }

  @Test
  void noTextAtAllIsRefused() {
    assertThat(failure(() -> EncodedEnvelope.parse(null))).hasMessageContaining("there is no text");
  }

  @Test
  void anErrorNamesTheContractWhereThatIsKnown() {
    assertThat(failure(() -> EncodedEnvelope.parse(HEAD + "}")).contract()).contains("c");
  }

  @Test
  void anEventThatWasNotEncodedIsRefused() {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.DOMAIN, "ward.said", "secret").id("1").build();

    ContractException failure = failure(() -> EncodedEnvelope.of(event));

    assertThat(failure.kind()).isEqualTo(ErrorKind.ENCODING_FAILED);
    assertThat(failure)
        .hasMessage(
            "The domain event ward.said 1 has no JSON text; emit it to a sink whose encodes() says"
                + " that it needs one, or build its envelope with json(...)");
  }

  @Test
  void anIncompleteEnvelopeIsNone() {
    Audience all = Audience.everyone();
    EventCategory domain = EventCategory.DOMAIN;
    for (ThrowingCallable incomplete :
        Stream.<ThrowingCallable>of(
                () -> new EncodedEnvelope("1", null, "c", 1, all, null, "1"),
                () -> new EncodedEnvelope("1", domain, "c", 1, null, null, "1"),
                () -> new EncodedEnvelope("1", domain, "c", 1, all, null, null))
            .toList()) {
      assertThat(failure(incomplete))
          .hasMessage("An encoded envelope needs a category, an audience and its JSON text");
    }
    for (ThrowingCallable incomplete :
        Stream.<ThrowingCallable>of(
                () -> new EncodedEnvelope(null, domain, "c", 1, all, null, "1"),
                () -> new EncodedEnvelope(" ", domain, "c", 1, all, null, "1"),
                () -> new EncodedEnvelope("1", domain, null, 1, all, null, "1"),
                () -> new EncodedEnvelope("1", domain, "", 1, all, null, "1"),
                () -> new EncodedEnvelope("1", domain, "c", 0, all, null, "1"))
            .toList()) {
      ContractException failure = failure(incomplete);
      assertThat(failure.kind()).isEqualTo(ErrorKind.NIL_HANDLER);
      assertThat(failure)
          .hasMessage("An encoded envelope needs an id, a contract name and a version from 1");
    }
  }

  @Test
  void doesNotShowTheValueNorLineBreaksOfOthers() {
    EncodedEnvelope envelope =
        new EncodedEnvelope(
            "1\n2",
            EventCategory.DOMAIN,
            "c".repeat(300),
            1,
            Audience.everyone(),
            null,
            "\"secret\"");

    assertThat(envelope).hasToString("domain event " + "c".repeat(200) + "... 1?2, version 1");
  }

  private static ContractException failure(ThrowingCallable call) {
    ContractException failure = catchThrowableOfType(ContractException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
