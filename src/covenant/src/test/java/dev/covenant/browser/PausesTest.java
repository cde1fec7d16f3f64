package dev.covenant.browser;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
  @AutoClose private final FakeBrowser browser = FakeBrowser.running("const events = connect()");

  PausesTest() {
    browser.connection().connectsAt("e-7");
  }

  @Test
  void aPageThatIsHiddenForLongPauses() {
    browser.hides();

    passesWithHeartbeats(ofMinutes(5).minusMillis(1));
    assertThat(browser.state()).isEqualTo("live");

    browser.passes(Duration.ofMillis(1));
    assertThat(browser.state()).isEqualTo("paused");
    assertThat(browser.connection().isClosed()).isTrue();
    assertThat(browser.run("clock.timers.size").asInt()).isZero();
  }

  @Test
  void aPageThatIsSeenAgainGoesOnWhereItWas() {
    browser.hides();
    browser.connection().beatsAt("e-8");
    passesWithHeartbeats(ofMinutes(5));

    browser.shows();

    assertThat(browser.state()).isEqualTo("connecting");
    assertThat(browser.connection().address()).endsWith("?cursor=e-8");
  }

  @Test
  void aPageThatIsHiddenForAMomentStaysConnected() {
    browser.hides();
    passesWithHeartbeats(ofMinutes(4));
    browser.shows();
    passesWithHeartbeats(ofMinutes(4));

    assertThat(browser.state()).isEqualTo("live");
    assertThat(browser.connections()).isEqualTo(1);
  }

  @Test
  void aPageThatIsNeverSeenPausesToo() {
    FakeBrowser other = FakeBrowser.without();
    other.run("document.hidden = true; const events = connect({ pauseAfter: 1000 })");

    other.passes(ofSeconds(1));

    assertThat(other.state()).isEqualTo("paused");
  }

  @Test
  void aPageThatNotifiesNeverPauses() {
    FakeBrowser other =
        FakeBrowser.running("const events = connect({ pauseAfter: Infinity }); hear(events.state)");
    other.connection().sends("{\"cursor\":\"e-7\",\"notice\":\"connected\"}");
    other.hides();

    other.passes(ofDays(60));

    assertThat(other.state()).isEqualTo("live");
  }

  @Test
  void whatWaitsToReconnectPausesToo() {
    browser.hides();
    passesWithHeartbeats(ofMinutes(5).minusSeconds(1));
    browser.throwsDice(1);
    browser.connection().ends(1006);
    browser.passes(ofSeconds(1));

    browser.passes(ofMinutes(10));

    assertThat(browser.state()).isEqualTo("paused");
  }

  @ParameterizedTest
  @CsvSource({"page, pagehide, pageshow", "document, freeze, resume"})
  void aPageThatTheBrowserPutsAsidePausesAtOnce(String target, String away, String back) {
    browser.run(target + ".fire('" + away + "')");
    assertThat(browser.state()).isEqualTo("paused");
    assertThat(browser.connection().isClosed()).isTrue();

    browser.run(target + ".fire('" + back + "')");
    assertThat(browser.state()).isEqualTo("connecting");
    assertThat(browser.connection().address()).endsWith("?cursor=e-7");
  }

  @Test
  void aPageThatIsLeftIsHiddenAfterwardsAndStaysPaused() {
    browser.run("events.onState(hear)");

    browser.fires("pagehide");
    browser.hides();
    browser.run("document.fire('freeze')");

    assertThat(browser.heard()).containsExactly("paused");
    assertThat(browser.connections()).isEqualTo(1);
  }

  @Test
  void aFrozenPageThatGoesOnHiddenPausesAgainInTime() {
    browser.hides();
    browser.run("document.fire('freeze'); document.fire('resume')");
    browser.connection().connectsAt("e-7");
    passesWithHeartbeats(ofMinutes(5));

    assertThat(browser.state()).isEqualTo("paused");
  }

  @Test
  void aNetworkDoesNotWakeAPageThatNobodySees() {
    browser.fires("pagehide");

    browser.fires("online");
    browser.fires("offline");

    assertThat(browser.state()).isEqualTo("paused");
  }

  @Test
  void aLoadedPageDoesNotConnectTwice() {
    FakeBrowser other = FakeBrowser.running("const events = connect()");

    other.fires("pageshow");

    assertThat(other.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1006, waiting", "1008, refused"})
  void whoLooksAtThePageDoesNotWait(int code, String state) {
    FakeBrowser other = FakeBrowser.running("const events = connect()");
    other.connection().ends(code);
    assertThat(other.state()).isEqualTo(state);

    other.shows();

    assertThat(other.state()).isEqualTo("connecting");
  }

  @Test
  void aConnectionThatDiedWhileTheMachineSleptIsReplacedAtOnce() {
    browser.sleeps(ofMinutes(60));

    browser.shows();

    assertThat(browser.connections()).isEqualTo(2);
    assertThat(browser.state()).isEqualTo("connecting");
  }

  @Test
  void aClosedPageDoesNotPause() {
    browser.hides();

    browser.run("events.close()");
    assertThat(browser.run("clock.timers.size").asInt()).isZero();

    browser.passes(ofMinutes(10));
    browser.fires("pagehide");

    assertThat(browser.state()).isEqualTo("closed");
  }

  private void passesWithHeartbeats(Duration time) {
    Duration left = time;
    for (; left.compareTo(ofSeconds(25)) > 0; left = left.minusSeconds(25)) {
      browser.passes(ofSeconds(25));
      browser.connection().beatsAt("e-8");
    }
    browser.passes(left);
  }
}
