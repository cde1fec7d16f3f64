package dev.covenant.browser;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TransportTest {
  private static final String SOCKET = "WebSocket";
  private static final String STREAM = "EventSource";
  private static final String PAGE = "const events = connect(); events.on('moved', hear);";

  @AutoClose private final FakeBrowser browser = FakeBrowser.running(PAGE);

  @Test
  void serverSentEventsAreTriedWhereWebSocketsDoNotPass() {
    assertThat(transportsOf(2)).containsExactly(SOCKET, SOCKET);

    FakeConnection stream = browser.connection();

    assertThat(stream.transport()).isEqualTo(STREAM);
    assertThat(stream.address()).isEqualTo("https://clinic.example/app/covenant/events/stream");
  }

  @Test
  void serverSentEventsMayBeElsewhere() {
    FakeBrowser other = FakeBrowser.without(SOCKET);

    other.run("connect({ stream: '/sse' })");

    assertThat(other.connection().address()).isEqualTo("https://clinic.example/sse");
  }

  @Test
  void serverSentEventsSayWhatWebSocketsSay() {
    transportsOf(2);
    browser.connection().connectsAt("e-7");
    browser.connection().emits("e-8", "moved", "Ada");

    assertThat(browser.state()).isEqualTo("live");
    assertThat(browser.heard()).containsExactly("Ada");
  }

  @Test
  void anEventSourceDoesNotReconnectByItself() {
    transportsOf(2);
    FakeConnection stream = browser.connection();
    stream.connectsAt("e-7");
    stream.emits("e-8", "moved", "Ada");

    stream.ends(0);

    assertThat(stream.isClosed()).isTrue();
    assertThat(browser.state()).isEqualTo("waiting");
  }

  @Test
  void serverSentEventsGoOnAtTheLastCursorToo() {
    FakeBrowser other = FakeBrowser.without(SOCKET);
    other.run(PAGE);
    other.connection().connectsAt("e-7");
    other.connection().emits("e-8", "moved", "Ada");

    other.connection().ends(0);
    other.dials();

    assertThat(other.connection().address()).endsWith("/stream?cursor=e-8");
  }

  @Test
  void serverSentEventsMeetTheSamePatience() {
    transportsOf(2);
    browser.passes(ofSeconds(15));
    assertThat(browser.connection().isClosed()).isTrue();

    browser.dials();
    transportsOf(1);
    browser.connection().connectsAt("e-7");
    browser.passes(ofMillis(62_500));
    assertThat(browser.connection().isClosed()).isTrue();
  }

  @Test
  void theyAreSentWithTheUsersSession() {
    transportsOf(2);

    assertThat(browser.connection().value().getMember("withCredentials").asBoolean()).isTrue();
  }

  @Test
  void whileNothingWorksBothTakeTurns() {
    assertThat(transportsOf(6)).containsExactly(SOCKET, SOCKET, STREAM, SOCKET, STREAM, SOCKET);
  }

  @Test
  void whereServerSentEventsWorkedAWebSocketGetsOneChanceBetween() {
    transportsOf(2);
    browser.connection().connectsAt("e-7");

    assertThat(transportsOf(3)).containsExactly(STREAM, SOCKET, STREAM);
  }

  @Test
  void whereAWebSocketWorkedItIsTriedFirst() {
    browser.connection().connectsAt("e-7");

    assertThat(transportsOf(4)).containsExactly(SOCKET, SOCKET, SOCKET, STREAM);
  }

  @Test
  void aServerThatClosesAWebSocketHasOpenedIt() {
    for (int i = 0; i < 5; i++) {
      assertThat(browser.connection().transport()).isEqualTo(SOCKET);
      browser.connection().ends(1013);
      browser.dials();
    }
  }

  @Test
  void aWebSocketThatOpensAndSaysNothingDoesNotPass() {
    browser.passes(ofSeconds(15));
    browser.passes(ofSeconds(1));
    browser.passes(ofSeconds(15));
    browser.passes(ofSeconds(2));

    assertThat(browser.connection().transport()).isEqualTo(STREAM);
  }

  @Test
  void onAnotherNetworkAWebSocketIsTriedFirst() {
    browser.connection().ends(1006);
    browser.dials();
    browser.connection().ends(1006);

    browser.fires("online");

    assertThat(browser.connection().transport()).isEqualTo(SOCKET);
  }

  @Test
  void aBrowserWithoutWebSocketsIsServed() {
    FakeBrowser other = FakeBrowser.without(SOCKET);
    other.run(PAGE);
    for (int i = 0; i < 3; i++) {
      assertThat(other.connection().transport()).isEqualTo(STREAM);
      other.connection().ends(0);
      other.dials();
    }
  }

  @Test
  void aBrowserWithoutServerSentEventsIsServed() {
    FakeBrowser other = FakeBrowser.without(STREAM);
    other.run(PAGE);
    for (int i = 0; i < 5; i++) {
      assertThat(other.connection().transport()).isEqualTo(SOCKET);
      other.connection().ends(1006);
      other.dials();
    }
  }

  @Test
  void anAddressThatThePolicyForbidsIsAFailedAttempt() {
    FakeBrowser other = FakeBrowser.without();
    other.run("policy.forbids = true; " + PAGE);
    assertThat(other.state()).isEqualTo("waiting");

    other.run("policy.forbids = false");
    other.passes(ofSeconds(1));

    assertThat(other.state()).isEqualTo("connecting");
    assertThat(other.connections()).isEqualTo(1);
  }

  /** Has that many connections end without a word, and waits for the next each time. */
  private List<String> transportsOf(int connections) {
    List<String> transports = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      transports.add(browser.connection().transport());
      browser.connection().ends(1006);
      browser.dials();
    }
    return transports;
  }
}
