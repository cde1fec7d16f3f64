package dev.covenant.browser;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconnectionTest {
  private static final String EVENTS = "wss://clinic.example/app/covenant/events";

  /** Without the other transport, so that each attempt is one of these. */
  @AutoClose private final FakeBrowser browser = FakeBrowser.without("EventSource");

  ReconnectionTest() {
    browser.run("const events = connect(); events.on('moved', hear)");
  }

  @Test
  void aPageThatWasGivenNoCursorBeginsNow() {
    assertThat(browser.connection().address()).isEqualTo(EVENTS);
  }

  @Test
  void aPageBeginsAtItsCursor() {
    browser.run("connect({ cursor: 'k3f-17' })");

    assertThat(browser.connection().address()).isEqualTo(EVENTS + "?cursor=k3f-17");
  }

  @Test
  void aPageBeginsAtTheCursorOfAResponse() {
    browser.run("connect({ cursor: new Response({ 'Covenant-Cursor': 'k3f-17' }) })");

    assertThat(browser.connection().address()).isEqualTo(EVENTS + "?cursor=k3f-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'17'", "new Response({})"})
  void whatIsNoCursorIsNone(String cursor) {
    browser.run("connect({ cursor: " + cursor + " })");

    assertThat(browser.connection().address()).isEqualTo(EVENTS);
  }

  @Test
  void aPageGoesOnAtTheLastCursorThatItSaw() {
    browser.connection().connectsAt("e-7");
    browser.connection().emits("e-9", "moved", "Ada");
    breaksAndComesBack();

    assertThat(browser.connection().address()).isEqualTo(EVENTS + "?cursor=e-9");

    browser.connection().connectsAt("e-9");
    browser.connection().emits("e-9", "moved", "Ada");
    browser.connection().emits("e-10", "moved", "Bob");

    assertThat(browser.heard()).containsExactly("Ada", "Bob");
  }

  @Test
  void heartbeatsMoveTheCursorOn() {
    browser.connection().connectsAt("e-7");
    browser.connection().beatsAt("e-70");
    breaksAndComesBack();

    assertThat(browser.connection().address()).isEqualTo(EVENTS + "?cursor=e-70");
  }

  @Test
  void aResyncMovesTheCursorToANewEpoch() {
    browser.connection().connectsAt("e-7");
    breaksAndComesBack();
    browser.connection().resyncsAt("f-0");
    browser.connection().emits("f-1", "moved", "Ada");

    assertThat(browser.run("events.cursor").asString()).isEqualTo("f-1");
    assertThat(browser.heard()).containsExactly("Ada");
  }

  @Test
  void eachAttemptMayWaitTwiceAsLong() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      browser.connection().ends(1006);
      assertThatItWaits(ofSeconds(seconds));
    }
  }

  @Test
  void attemptsAreSpreadOverAllOfTheTime() {
    browser.throwsDice(0.25);

    browser.connection().ends(1006);

    assertThatItWaits(ofMillis(250));
  }

  @Test
  void aServerThatDropsEverybodyIsNotHammered() {
    for (int seconds : new int[] {1, 2, 4}) {
      browser.connection().connectsAt("e-7");
      browser.passes(ofSeconds(9));
      browser.connection().ends(1013);
      assertThatItWaits(ofSeconds(seconds));
    }
  }

  @Test
  void afterASteadyConnectionTheNextIsTriedSoon() {
    browser.connection().ends(1006);
    browser.passes(ofSeconds(1));
    browser.connection().ends(1006);
    browser.passes(ofSeconds(2));
    browser.connection().connectsAt("e-7");
    browser.passes(ofSeconds(10));
    browser.connection().ends(1001);

    assertThatItWaits(ofSeconds(1));
    browser.connection().ends(1006);
    assertThatItWaits(ofSeconds(2));
  }

  @Test
  void aSilentConnectionIsDead() {
    FakeConnection silent = browser.connection();
    silent.connectsAt("e-7");

    browser.passes(ofMillis(62_499));
    assertThat(browser.state()).isEqualTo("live");

    browser.passes(ofMillis(1));
    assertThat(browser.state()).isEqualTo("waiting");
    assertThat(silent.isClosed()).isTrue();
  }

  @Test
  void heartbeatsAreSignsOfLife() {
    browser.connection().connectsAt("e-7");
    for (int i = 0; i < 10; i++) {
      browser.passes(ofSeconds(60));
      browser.connection().beatsAt("e-7");
    }

    assertThat(browser.state()).isEqualTo("live");
  }

  @Test
  void aServerWithoutHeartbeatsMayBeSilent() {
    browser.connection().sends("{\"cursor\":\"e-7\",\"notice\":\"connected\"}");

    browser.passes(ofMinutes(600));

    assertThat(browser.state()).isEqualTo("live");
  }

  @Test
  void anAttemptThatLeadsNowhereIsGivenUp() {
    browser.passes(ofSeconds(15));

    assertThat(browser.state()).isEqualTo("waiting");
    assertThat(browser.connection().isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"cursor\":", "", "7", "null", "[{},null]"})
  void whatIsNoMessageEndsTheConnection(String text) {
    browser.connection().connectsAt("e-7");

    browser.connection().sends(text);

    assertThat(browser.state()).isEqualTo("waiting");
    assertThat(browser.connection().isClosed()).isTrue();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void whatAnOldConnectionStillHasInItsQueueIsNotHeard() {
    FakeConnection old = browser.connection();
    old.connectsAt("e-7");
    browser.fires("offline");

    old.emits("e-8", "moved", "Ada");
    old.ends(1006);

    assertThat(browser.heard()).isEmpty();
    assertThatItWaits(ofSeconds(1));
  }

  @Test
  void whoIsRefusedAsksAgainSlowly() {
    browser.connection().ends(1008);

    assertThat(browser.state()).isEqualTo("refused");
    assertThatItWaits(ofMinutes(2));

    browser.throwsDice(0);
    browser.connection().ends(1008);

    assertThatItWaits(ofMinutes(1));
  }

  @Test
  void whoLostARightWhileLiveAsksSoonForWhatIsLeft() {
    browser.connection().connectsAt("e-7");

    browser.connection().ends(1008);

    assertThat(browser.state()).isEqualTo("waiting");
    assertThatItWaits(ofSeconds(1));
  }

  @Test
  void whoIsBackOnlineTriesAtOnce() {
    browser.connection().ends(1006);

    browser.fires("online");

    assertThat(browser.connections()).isEqualTo(2);
    assertThat(browser.state()).isEqualTo("connecting");
    browser.passes(ofSeconds(1));
    assertThat(browser.connections()).isEqualTo(2);
  }

  @Test
  void beingOnlineDoesNotDisturbALiveConnection() {
    browser.connection().connectsAt("e-7");

    browser.fires("online");

    assertThat(browser.connections()).isEqualTo(1);
  }

  @Test
  void whoIsOfflineIsNotLive() {
    browser.connection().connectsAt("e-7");

    browser.fires("offline");

    assertThat(browser.state()).isEqualTo("waiting");
    assertThat(browser.connection().isClosed()).isTrue();
  }

  @Test
  void beingOfflineHastensNothing() {
    browser.connection().ends(1008);

    browser.fires("offline");

    assertThat(browser.state()).isEqualTo("refused");
  }

  private void breaksAndComesBack() {
    browser.connection().ends(1006);
    browser.dials();
  }

  /** The dice show how long at most. */
  private void assertThatItWaits(Duration time) {
    int before = browser.connections();
    browser.passes(time.minusMillis(1));
    assertThat(browser.connections()).isEqualTo(before);
    browser.passes(ofMillis(1));
    assertThat(browser.connections()).isEqualTo(before + 1);
  }
}
