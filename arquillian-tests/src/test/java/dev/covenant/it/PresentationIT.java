package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the hub does with browsers that are quiet, slow, gone, or not to listen any more. */
@ExtendWith(ArquillianExtension.class)
@Timeout(180)
class PresentationIT implements BrowserTests {
  private static final int LARGE = 100_000;

  /** More than fits into any buffer between the hub and a client. */
  private static final int HUGE = 16_000_000;

  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.presentation();
  }

  @Override
  public Server server() {
    return Server.at(address, "presentation");
  }

  /** However the test and its clients ended: a client that is gone cannot be written to. */
  @AfterEach
  void everyClientIsForgotten() {
    await()
        .atMost(SOON)
        .until(
            () -> {
              shown("");
              return counts().clients() == 0;
            });
  }

  // What a client is told

  @ParameterizedTest
  @EnumSource
  void aQuietBrowserIsToldHowFarThingsAre(Transport transport) {
    try (Browser browser = connected(transport)) {
      shown("user:somebody-else");
      String cursor = server().text("it/board");

      await().until(() -> browser.cursor().equals(cursor));
      assertThat(browser.notices()).startsWith("connected", "heartbeat");
      assertThat(browser.events()).isEmpty();
      assertThat(browser.messages().get(0).getInt("heartbeat")).isEqualTo(2000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHappenedAfterAQueryWasReadIsShownToWhoConnectsWithItsCursor(Transport transport) {
    String before = shown("");
    HttpResponse<String> page = server().send("GET", "it/board");
    String meanwhile = shown("");
    String cursor = page.headers().firstValue("Covenant-Cursor").orElseThrow();

    try (Browser browser = connected(transport, "?cursor=" + cursor)) {
      await().until(() -> browser.values("id").contains(meanwhile));
      assertThat(browser.values("id")).doesNotContain(before);
      assertThat(page.body()).isEqualTo(cursor);
      assertThat(server().send("GET", "it/hub").headers().map())
          .doesNotContainKey("covenant-cursor");
    }
  }

  @Test
  void aStreamIsWhatABrowserExpects() {
    try (StreamBrowser browser = stream("")) {
      browser.connected();
      String id = shown("");

      await().until(() -> browser.values("id").contains(id));
      assertThat(browser.ids())
          .isEqualTo(browser.messages().stream().map(each -> each.getString("cursor")).toList());
      assertThat(browser.retries()).hasSize(1);
      assertThat(browser.head().headers().firstValue("Content-Type").orElseThrow())
          .containsPattern("^text/event-stream(; ?charset=(?i)utf-8)?$");
      assertThat(browser.head().headers().firstValue("Cache-Control").orElseThrow())
          .contains("no-store", "no-transform");
    }
  }

  @Test
  void theIdOfTheLastEventCountsMoreThanTheAddress() {
    String address = server().text("it/board");
    String seen = shown("");
    String last = server().text("it/board");
    String missed = shown("");

    try (StreamBrowser browser = stream("?cursor=" + address, "Last-Event-ID", last)) {
      await().until(() -> browser.values("id").contains(missed));
      assertThat(browser.values("id")).doesNotContain(seen);
    }
  }

  @Test
  void aStreamForAnotherSiteIsRefusedWithoutAnOriginToo() {
    try (StreamBrowser browser = stream("", "Sec-Fetch-Site", "cross-site")) {
      assertThat(browser.closed()).succeedsWithin(SOON).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageOfAnotherSiteIsCounted(Transport transport) {
    int before = counts().refused(Refusal.CROSS_ORIGIN);
    try (Browser browser =
        transport.connect(server().address(), "", "Origin", "https://elsewhere.example")) {
      assertThat(browser.closed()).succeedsWithin(SOON);
      assertThat(counts().refused(Refusal.CROSS_ORIGIN)).isEqualTo(before + 1);
    }
  }

  // Who is not to listen any more

  @ParameterizedTest
  @EnumSource
  void whoHasAllTheLabelsIsDisconnectedAtOnce(Transport transport) {
    try (Browser both = connected(transport, "", "It-User", "ada", "It-Ward", "3");
        Browser user = connected(transport, "", "It-User", "ada");
        Browser ward = connected(transport, "", "It-Ward", "3")) {
      HttpResponse<String> response =
          server().send("POST", "it/hub/revoked?label=user:ada&label=ward:3");

      assertThat(response.body()).isEqualTo("{\"disconnected\":1}");
      assertThat(both.closed()).succeedsWithin(SOON).isEqualTo(transport.ended(1008));
      String id = shown("");
      await().until(() -> user.values("id").contains(id) && ward.values("id").contains(id));
      assertThat(both.values("id")).doesNotContain(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionTakesItsBrowsersAlong(Transport transport) {
    String cookie = cookie(server().send("POST", "it/session"));
    try (Browser of = connected(transport, "", "Cookie", cookie);
        Browser other = connected(transport)) {
      server().send("DELETE", "it/session", "Cookie", cookie);

      assertThat(of.closed()).succeedsWithin(SOON).isEqualTo(transport.ended(1008));
      assertThat(other.closed()).isNotDone();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("dev.covenant.it.Findings#connectedWithoutKeepingTheSession")
  void aSessionThatExpiresTakesItsBrowsersAlong(Transport transport) {
    String cookie = cookie(server().send("POST", "it/session?seconds=1"));
    try (Browser browser = connected(transport, "", "Cookie", cookie)) {
      assertThat(browser.closed())
          .succeedsWithin(Findings.EXPIRED_SESSIONS_ARE_FOUND_WITHIN)
          .isEqualTo(transport.ended(1008));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionTakesItsBrowsersAlongWhenItHadAnotherIdBefore(Transport transport) {
    String cookie = cookie(server().send("POST", "it/session"));
    try (Browser browser = connected(transport, "", "Cookie", cookie)) {
      String renamed = cookie(server().send("PUT", "it/session", "Cookie", cookie));
      assertThat(renamed).isNotEqualTo(cookie);
      assertThat(browser.closed()).isNotDone();
      server().send("DELETE", "it/session", "Cookie", renamed);

      assertThat(browser.closed()).succeedsWithin(SOON).isEqualTo(transport.ended(1008));
    }
  }

  // Who is slow, or gone

  @Test
  void aSocketThatAnswersNothingIsDropped() throws IOException {
    int before = counts().disconnected(Disconnection.NO_ANSWER);
    try (RawBrowser browser = Transport.WEBSOCKET.connectByHand(server().address(), "ada")) {
      assertThat(browser.readToTheEnd()).contains("\u0003\u00f5no answer");
      assertThat(counts().disconnected(Disconnection.NO_ANSWER)).isEqualTo(before + 1);
      assertThat(counts().clients()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotReadIsDroppedAndOthersGetEverything(Transport transport) throws IOException {
    int before = counts().disconnected(Disconnection.TOO_SLOW);
    try (RawBrowser stalled = transport.connectByHand(server().address(), "ada");
        Browser socket = connected(Transport.WEBSOCKET);
        Browser stream = connected(Transport.STREAM)) {
      int drawn = 0;
      while (counts().disconnected(Disconnection.TOO_SLOW) == before) {
        assertThat(drawn).isLessThan(1_000);
        int all = drawn += 10;
        draw(10, LARGE, "");
        await().until(() -> socket.events().size() == all && stream.events().size() == all);
      }

      assertThat(counts().clients()).isEqualTo(2);
      stalled.readToTheEnd();
    }
  }

  /** On Payara the send of a WebSocket ends at once, and then the client answers nothing. */
  @ParameterizedTest
  @EnumSource
  void whoDoesNotTakeOneMessageInTimeIsDropped(Transport transport) throws IOException {
    int before = late(counts());
    try (RawBrowser stalled = transport.connectByHand(server().address(), "ada");
        Browser other = connected(transport)) {
      draw(1, HUGE, "&label=user:ada");
      String id = shown("");

      await().until(() -> other.values("id").contains(id));
      await().atMost(SOON.multipliedBy(2)).until(() -> late(counts()) == before + 1);
      stalled.readToTheEnd();
      assertThat(other.closed()).isNotDone();
    }
  }

  private static int late(HubCounts counts) {
    return counts.disconnected(Disconnection.SEND_FAILED)
        + counts.disconnected(Disconnection.NO_ANSWER);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsGoneIsForgottenWithoutAnEvent(Transport transport) throws IOException {
    try (RawBrowser reset = transport.connectByHand(server().address(), "ada");
        RawBrowser closed = transport.connectByHand(server().address(), "ada")) {
      assertThat(counts().clients()).isEqualTo(2);

      reset.reset();
      closed.close();

      await().atMost(SOON).until(() -> counts().clients() == 0);
    }
  }

  /** Of a stream it says nothing: the client has asked, and reads on. */
  @Test
  void aSocketThatIsHalfClosedIsForgotten() throws IOException {
    try (RawBrowser browser = Transport.WEBSOCKET.connectByHand(server().address(), "ada")) {
      browser.halfClose();

      await().atMost(SOON).until(() -> counts().clients() == 0);
      browser.readToTheEnd();
    }
  }

  private void draw(int count, int size, String whom) {
    String query = "it/hub/drawn?id=%s&count=%d&size=%d%s";
    HttpResponse<String> response =
        server().send("POST", query.formatted(UUID.randomUUID(), count, size, whom));
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private HubCounts counts() {
    return HubCounts.of(server());
  }

  private StreamBrowser stream(String query, String... headers) {
    return new StreamBrowser(Transport.STREAM.address(server().address(), query), headers);
  }

  private Browser connected(Transport transport) {
    return connected(transport, "");
  }

  private Browser connected(Transport transport, String query, String... headers) {
    return transport.connect(server().address(), query, headers).connected();
  }

  private static String cookie(HttpResponse<String> response) {
    List<String> cookies = response.headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(1);
    return cookies.get(0).split(";")[0];
  }
}
