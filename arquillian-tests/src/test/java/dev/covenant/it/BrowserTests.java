package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Presentation events in browsers. */
interface BrowserTests {
  Server server();

  @Test
  default void aBrowserSeesWhatCommitted() {
    try (Browser browser = listening(server().address())) {
      String id = shown("");

      await().until(() -> browser.values("id").contains(id));
      JsonObject event = browser.events().get(browser.values("id").indexOf(id));
      assertThat(event.keySet()).containsExactlyInAnyOrder("id", "contract", "value");
      assertThat(event.getString("contract")).isEqualTo("it.shown");
      assertThat(event.getString("id")).isNotBlank().isNotEqualTo(id);
    }
  }

  @Test
  default void aBrowserSeesNothingOfWhatRolledBack() {
    try (Browser browser = listening(server().address())) {
      String bad = UUID.randomUUID().toString();
      assertThat(server().post("it/shows?fails=true&id=" + bad).thrown()).contains("Refused");
      String good = shown("");

      await().until(() -> browser.values("id").contains(good));
      assertThat(browser.values("id")).doesNotContain(bad);
    }
  }

  @Test
  default void anAudienceIsForWhoHasItsLabels() {
    URI address = server().address();
    try (Browser ada = listening(address, "It-User", "ada");
        Browser nobody = listening(address)) {
      String forAda = shown("user:ada");
      String forBob = shown("user:bob");
      String forAll = shown("");

      await().until(() -> ada.values("id").contains(forAll));
      await().until(() -> nobody.values("id").contains(forAll));
      assertThat(ada.values("id")).contains(forAda).doesNotContain(forBob);
      assertThat(nobody.values("id")).doesNotContain(forAda, forBob);
    }
  }

  @Test
  default void aPageOfAnotherSiteIsRefused() {
    URI address = server().address();

    assertThatThrownBy(() -> new Browser(address, "Origin", "https://elsewhere.example"))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(Findings.refusedOrigin()));
  }

  @Test
  default void aPageOfTheApplicationIsAdmitted() {
    URI address = server().address();
    String origin = address.getScheme() + "://" + address.getAuthority();
    try (Browser browser = listening(address, "Origin", origin)) {
      String id = shown("");

      await().until(() -> browser.values("id").contains(id));
    }
  }

  @Test
  default void whatABrowserSaysEndsItsConnection() throws Exception {
    try (Browser browser = listening(server().address())) {
      browser.say("an event?");

      assertThat(browser.closed().get(10, TimeUnit.SECONDS)).isEqualTo(1003);
    }
  }

  private Browser listening(URI address, String... headers) {
    return new Browser(address, headers).listening(() -> shown(""));
  }

  private String shown(String label) {
    String id = UUID.randomUUID().toString();
    assertThat(server().post("it/shows?label=" + label + "&id=" + id).thrown()).isEmpty();
    return id;
  }
}
