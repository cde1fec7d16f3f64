package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Presentation events in browsers, however they are connected. */
interface BrowserTests {
  Duration SOON = Duration.ofSeconds(20);

  Server server();

  @ParameterizedTest
  @EnumSource
  default void aBrowserSeesWhatCommitted(Transport transport) {
    try (Browser browser = connected(transport)) {
      String id = shown("");

      await().until(() -> browser.values("id").contains(id));
      JsonObject event = browser.events().get(browser.values("id").indexOf(id));
      assertThat(event.keySet()).containsExactlyInAnyOrder("cursor", "id", "contract", "value");
      assertThat(event.getString("contract")).isEqualTo("it.shown");
      assertThat(event.getString("id")).isNotBlank().isNotEqualTo(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aBrowserSeesNothingOfWhatRolledBack(Transport transport) {
    try (Browser browser = connected(transport)) {
      String bad = UUID.randomUUID().toString();
      assertThat(server().post("it/shows?fails=true&id=" + bad).thrown()).contains("Refused");
      String good = shown("");

      await().until(() -> browser.values("id").contains(good));
      assertThat(browser.values("id")).doesNotContain(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void anAudienceIsForWhoHasItsLabels(Transport transport) {
    try (Browser ada = connected(transport, "", "It-User", "ada");
        Browser nobody = connected(transport)) {
      String forAda = shown("user:ada");
      String forBob = shown("user:bob");
      String forAll = shown("");

      await().until(() -> ada.values("id").contains(forAll));
      await().until(() -> nobody.values("id").contains(forAll));
      assertThat(ada.values("id")).contains(forAda).doesNotContain(forBob);
      assertThat(nobody.values("id")).doesNotContain(forAda, forBob);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aBrowserThatComesBackGetsExactlyWhatItMissed(Transport transport) {
    String cursor;
    try (Browser before = connected(transport, "", "It-User", "ada")) {
      String seen = shown("");
      await().until(() -> before.values("id").contains(seen));
      cursor = before.cursor();
    }
    List<String> missed = List.of(shown(""), shown("user:ada"), shown("user:bob"), shown(""));

    try (Browser again = connected(transport, "?cursor=" + cursor, "It-User", "ada")) {
      String next = shown("");

      await().until(() -> again.values("id").contains(next));
      assertThat(again.values("id"))
          .containsExactly(missed.get(0), missed.get(1), missed.get(3), next);
      assertThat(again.notices()).first().isEqualTo("connected");
      assertThat(again.messages().get(0).getString("cursor")).isEqualTo(cursor);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aBrowserWhoseCursorIsNotKnownIsToldToReadEverything(Transport transport) {
    for (String cursor : List.of("before-1", "nonsense")) {
      try (Browser browser = connected(transport, "?cursor=" + cursor)) {
        assertThat(browser.notices()).first().isEqualTo("resync");
        String id = shown("");

        await().until(() -> browser.values("id").contains(id));
        assertThat(browser.values("id")).containsExactly(id);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aPageOfAnotherSiteIsRefused(Transport transport) {
    try (Browser browser =
        transport.connect(server().address(), "", "Origin", "https://elsewhere.example")) {
      assertThat(browser.closed())
          .succeedsWithin(SOON)
          .isEqualTo(transport.refused(Findings.refusedOrigin(), 403));
      assertThat(browser.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aPageOfTheApplicationIsAdmitted(Transport transport) {
    URI address = server().address();
    String origin = address.getScheme() + "://" + address.getAuthority();
    try (Browser browser = connected(transport, "", "Origin", origin)) {
      String id = shown("");

      await().until(() -> browser.values("id").contains(id));
    }
  }

  /** A stream has nothing that a client could say. */
  @Test
  default void whatABrowserSaysEndsItsConnection() {
    URI endpoint = Transport.WEBSOCKET.address(server().address(), "");
    try (SocketBrowser browser = new SocketBrowser(endpoint)) {
      browser.connected();
      browser.say("an event?");

      assertThat(browser.closed()).succeedsWithin(SOON).isEqualTo(1003);
    }
  }

  private Browser connected(Transport transport, String query, String... headers) {
    return transport.connect(server().address(), query, headers).connected();
  }

  private Browser connected(Transport transport) {
    return connected(transport, "");
  }

  /** Has a fact shown to who has a label, or to everybody. */
  default String shown(String label) {
    String id = UUID.randomUUID().toString();
    assertThat(server().post("it/shows?label=" + label + "&id=" + id).thrown()).isEmpty();
    return id;
  }
}
