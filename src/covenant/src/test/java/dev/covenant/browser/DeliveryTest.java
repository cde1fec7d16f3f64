package dev.covenant.browser;

import static dev.covenant.browser.FakeConnection.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  @AutoClose
  private final FakeBrowser browser =
      FakeBrowser.running(
          """
          const events = connect();
          const remove = events.on('admitted', (value, event) => hear(`${value} ${event.id}`));
          events.onState(hear);
          """);

  @Test
  void theAddressIsBesideTheModule() {
    assertThat(browser.connection().address())
        .isEqualTo("wss://clinic.example/app/covenant/events");
  }

  @Test
  void anAddressMayBeRelativeToThePage() {
    browser.run("connect({ url: 'live/feed?a=b' })");

    assertThat(browser.connection().address()).isEqualTo("wss://clinic.example/app/live/feed?a=b");
  }

  @Test
  void statesAreTold() {
    assertThat(browser.state()).isEqualTo("connecting");

    browser.connection().connectsAt("e-1");
    browser.connection().ends(1001);

    assertThat(browser.heard()).containsExactly("live", "waiting");
    assertThat(browser.state()).isEqualTo("waiting");
  }

  @Test
  void aConnectionIsNotLiveBeforeTheServerSaysSo() {
    browser.run("connections.at(-1).onopen?.()");

    assertThat(browser.state()).isEqualTo("connecting");
  }

  @Test
  void eventsReachTheHandlersOfTheirContract() {
    live().emits("e-8", "admitted", "Ada");
    live().emits("e-9", "discharged", "Bob");
    live().emits("e-10", "admitted", "Cleo");

    assertThat(browser.heard()).containsExactly("Ada id of e-8", "Cleo id of e-10");
  }

  @Test
  void eventsThatWaitedForALaggingClientComeInOrder() {
    live()
        .sends("[" + event("e-8", "admitted", "Ada") + "," + event("e-9", "admitted", "Bob") + "]");

    assertThat(browser.heard()).containsExactly("Ada id of e-8", "Bob id of e-9");
    assertThat(browser.run("events.cursor").asString()).isEqualTo("e-9");
  }

  @Test
  void anEventIsDeliveredOnce() {
    live().emits("e-8", "admitted", "Ada");
    live().emits("e-8", "admitted", "Ada");
    live().emits("e-7", "admitted", "Zoe");

    assertThat(browser.heard()).containsExactly("Ada id of e-8");
  }

  @Test
  void offsetsAreNumbers() {
    live().emits("e-9", "admitted", "Ada");
    live().emits("e-10", "admitted", "Bob");

    assertThat(browser.heard()).containsExactly("Ada id of e-9", "Bob id of e-10");
  }

  @Test
  void nothingOfAnotherEpochIsADuplicate() {
    live().emits("e-8", "admitted", "Ada");
    live().emits("f-2", "admitted", "Bob");

    assertThat(browser.heard()).containsExactly("Ada id of e-8", "Bob id of f-2");
  }

  @Test
  void aHandlerThatFailsStopsNoOther() {
    browser.run(
        """
        events.on('moved', () => { throw new Error('at once'); });
        events.on('moved', async () => { throw new Error('later'); });
        events.on('moved', hear);
        """);

    live().emits("e-8", "moved", "Ada");
    live().emits("e-9", "moved", "Bob");

    assertThat(browser.heard()).containsExactly("Ada", "Bob");
    assertThat(browser.errors()).containsExactlyInAnyOrder("at once", "at once", "later", "later");
  }

  @Test
  void errorsGoToTheConsoleOfABrowserThatCannotReportThem() {
    browser.run(
        """
        delete globalThis.reportError;
        console.error = error => errors.push(`console: ${error.message}`);
        events.on('moved', () => { throw new Error('oh'); });
        """);

    live().emits("e-8", "moved", "Ada");

    assertThat(browser.errors()).containsExactly("console: oh");
  }

  @Test
  void aRemovedHandlerIsNotCalled() {
    browser.run("remove()");

    live().emits("e-8", "admitted", "Ada");

    assertThat(browser.heard()).isEmpty();
  }

  @Test
  void aHandlerCanRemoveAnotherThatWouldBeNext() {
    browser.run(
        """
        events.on('moved', () => removeNext());
        const removeNext = events.on('moved', hear);
        """);

    live().emits("e-8", "moved", "Ada");

    assertThat(browser.heard()).isEmpty();
  }

  @Test
  void aFunctionThatIsAHandlerTwiceIsRemovedOnce() {
    browser.run("events.on('moved', hear); events.on('moved', hear)();");

    live().emits("e-8", "moved", "Ada");

    assertThat(browser.heard()).containsExactly("Ada");
  }

  @Test
  void unknownNoticesAreForLaterModules() {
    live().sends("{\"cursor\":\"e-8\",\"notice\":\"weather\",\"contract\":\"admitted\"}");
    live().sends("{\"notice\":\"weather\"}");

    assertThat(browser.heard()).isEmpty();
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.state()).isEqualTo("live");
    assertThat(browser.run("events.cursor").asString()).isEqualTo("e-8");
  }

  @Test
  void nothingIsHeardOnceClosed() {
    FakeConnection connection = live();

    browser.run("events.close()");
    connection.emits("e-8", "admitted", "Ada");
    browser.fires("online");
    browser.shows();
    browser.fires("pageshow");

    assertThat(browser.heard()).containsExactly("closed");
    assertThat(browser.state()).isEqualTo("closed");
    assertThat(connection.isClosed()).isTrue();
    assertThat(browser.connections()).isEqualTo(1);
    assertThat(browser.run("clock.timers.size").asInt()).isZero();
  }

  @Test
  void aHandlerCanClose() {
    browser.run("events.on('admitted', () => events.close())");
    browser.run("events.on('admitted', () => hear('too late'))");

    live()
        .sends("[" + event("e-8", "admitted", "Ada") + "," + event("e-9", "admitted", "Bob") + "]");

    assertThat(browser.heard()).containsExactly("Ada id of e-8", "closed");
    assertThat(browser.run("events.cursor").asString()).isEqualTo("e-8");
    assertThat(browser.run("clock.timers.size").asInt()).isZero();
  }

  @Test
  void aHandlerOfStatesCanClose() {
    browser.run("events.onState(state => state === 'waiting' && events.close())");

    live().ends(1001);

    assertThat(browser.state()).isEqualTo("closed");
    assertThat(browser.run("clock.timers.size").asInt()).isZero();
  }

  private FakeConnection live() {
    FakeConnection connection = browser.connection();
    if (browser.state().equals("connecting")) {
      connection.connectsAt("e-7");
      browser.heard();
    }
    return connection;
  }
}
