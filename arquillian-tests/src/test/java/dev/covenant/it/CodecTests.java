package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as this server's JSON parts, or those of the application, write and read them. */
interface CodecTests {
  Server server();

  /** The member that says who wrote the value. */
  String writer();

  @Test
  default void aRecordIsWritten() {
    String text = server().post("it/charts/written?full=true").result();

    assertThat(text)
        .startsWith("{\"id\":\"")
        .contains("\"category\":\"presentation\",\"contract\":\"it.chart\",\"version\":2,")
        .contains("\"audience\":[\"doctor\"],\"value\":{")
        .contains("\"" + writer() + "\":\"Ada ")
        .contains("\"bed\":-7")
        .contains("\"number\":9223372036854775807")
        .contains("\"weight\":61.50")
        .contains("\"mood\":\"CALM\"")
        .contains("\"at\":\"2026-11-24T12:00:00.123456789Z\"")
        .contains("\"took\":\"PT1H30M\"")
        .contains("\"doses\":[{\"drug\":\"b\",\"milligrams\":2},{");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void aRecordIsReadAsItWasWritten(boolean full) {
    Run run = server().post("it/charts/read-back?full=" + full);

    assertThat(run.result()).as(run.toString()).isEqualTo("the same for Audience[doctor]");
  }

  @Test
  default void anOldNameAndShapeAndUnknownMembersAreUnderstood() {
    Run run =
        read(
            "{\"id\":\"1\",\"category\":\"presentation\",\"contract\":\"it.sheet\",\"new\":[{}],"
                + "\"value\":{\"place\":7,\"new\":{\"a\":[1]}}}");

    assertThat(run.result()).as(run.toString()).startsWith("Chart[").contains("bed=7");
  }

  @Test
  default void aFieldThatCannotBeReadIsNamedAndNotShown() {
    Run run =
        read(
            "{\"id\":\"1\",\"category\":\"presentation\",\"contract\":\"it.chart\",\"version\":2,"
                + "\"value\":{\"bed\":\"secret\"}}");

    assertThat(run.kind()).as(run.toString()).isEqualTo("DECODING_FAILED");
    assertThat(run.toString()).contains("field bed: ").doesNotContain("secret");
  }

  @Test
  default void aNameThatNobodyRegisteredIsNoClass() {
    Run run =
        read(
            "{\"id\":\"1\",\"category\":\"presentation\",\"contract\":\"java.lang.Runtime\","
                + "\"value\":{}}");

    assertThat(run.kind()).as(run.toString()).isEqualTo("MISSING_HANDLER");
  }

  private Run read(String text) {
    return server().post("it/charts/read?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }
}
