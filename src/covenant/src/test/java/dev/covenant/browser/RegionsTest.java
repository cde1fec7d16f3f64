package dev.covenant.browser;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {
  /** Its board takes until {@code answer(…)} to be read. Its list is read at once. */
  @AutoClose
  private final FakeBrowser browser =
      FakeBrowser.running(
          """
          const events = connect({ cursor: 'e-7' });
          let answer;
          let fail;
          const read = () => {
            hear('board');
            return new Promise((fulfil, reject) => { answer = fulfil; fail = reject; });
          };
          const remove = events.onInvalidate(['board', 'beds'], read);
          events.onInvalidate('list', () => hear('list'));
          const at = cursor => new Response({ 'Covenant-Cursor': cursor });
          """);

  RegionsTest() {
    browser.connection().connectsAt("e-7");
  }

  @Test
  void whoseQueryBecameStaleIsReadAgain() {
    browser.connection().invalidates("e-8", "list", "other");

    assertThat(browser.heard()).containsExactly("list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"board", "beds"})
  void oneStaleQueryOfSeveralIsEnough(String query) {
    browser.connection().invalidates("e-8", query);

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatShowsTwoStaleQueriesIsReadOnce() {
    browser.connection().invalidates("e-8", "beds", "board");
    browser.run("answer()");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatBecomesStaleWhileItIsReadIsReadOnceMore() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "board");
    browser.connection().invalidates("e-10", "beds");
    assertThat(browser.heard()).containsExactly("board");

    browser.run("answer()");
    assertThat(browser.heard()).containsExactly("board");

    browser.connection().invalidates("e-11", "board");
    browser.run("answer()");
    assertThat(browser.heard()).containsExactly("board");

    browser.run("answer()");
    assertThat(browser.heard()).isEmpty();

    browser.connection().invalidates("e-12", "board");
    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void oneThatIsReadDelaysNoOther() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "list");

    assertThat(browser.heard()).containsExactly("board", "list");
  }

  @Test
  void olderNewsThanWhatWasReadIsIgnored() {
    browser.connection().invalidates("e-8", "board");
    browser.run("answer(at('e-12'))");
    browser.heard();

    browser.connection().invalidates("e-12", "board");
    assertThat(browser.heard()).isEmpty();

    browser.connection().invalidates("e-13", "board");
    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatTurnsOutToBeReadLateEnoughIsNotReadOnceMore() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "board");

    browser.run("answer('e-9')");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatWasReadBeforeTheLastNewsIsReadOnceMore() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "board");

    browser.run("answer(at('e-8'))");

    assertThat(browser.heard()).containsExactly("board", "board");
  }

  @Test
  void theCursorOfAnotherEpochSaysNothing() {
    browser.connection().invalidates("e-8", "board");
    browser.run("answer(at('d-100'))");
    browser.heard();

    browser.connection().invalidates("e-9", "board");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void twoThatShowTheSameAreReadEachAtItsOwnCursor() {
    browser.run("events.onInvalidate('board', () => hear('other'), at('e-8'))");

    browser.connection().invalidates("e-8", "board");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void theOwnPageIsReadAtOnce() {
    browser.run("events.invalidate(new Response({ 'Covenant-Stale': 'other,list, board' }))");

    assertThat(browser.heard()).containsExactly("board", "list");
  }

  @Test
  void namesInAHeaderAreEncoded() {
    browser.run("events.onInvalidate('café, 100 %', () => hear('café'))");

    browser.run(
        "events.invalidate(new Response({ 'Covenant-Stale': 'caf%C3%A9%2C%20100%20%25' }))");

    assertThat(browser.heard()).containsExactly("café");
  }

  @Test
  void aResponseThatMadeNothingStaleChangesNothing() {
    browser.run("events.invalidate(new Response({}))");

    assertThat(browser.heard()).isEmpty();
  }

  @Test
  void queriesAreReadOnDemand() {
    browser.run("events.invalidate('list'); events.invalidate(['other', 'list'])");

    assertThat(browser.heard()).containsExactly("list", "list");
  }

  @Test
  void everythingIsReadOnDemand() {
    browser.run("events.invalidate()");

    assertThat(browser.heard()).containsExactly("board", "list");
  }

  @Test
  void whoDemandsCanWait() {
    browser.connection().invalidates("e-8", "board");
    browser.run("events.invalidate('board').then(() => hear('done'))");
    browser.run("answer()");
    assertThat(browser.heard()).containsExactly("board", "board");

    browser.run("answer()");
    assertThat(browser.heard()).containsExactly("done");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDemandIsMetWhateverTheCursorOfTheReadingBeforeIt(boolean demandFirst) {
    browser.connection().invalidates("e-8", "board");
    if (demandFirst) {
      browser.run("events.invalidate('board')");
      browser.connection().invalidates("e-9", "board");
    } else {
      browser.connection().invalidates("e-9", "board");
      browser.run("events.invalidate('board')");
    }

    browser.run("answer(at('e-20'))");

    assertThat(browser.heard()).containsExactly("board", "board");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f-0", "e-900"})
  void everythingIsReadWhenSomethingMayHaveBeenMissed(String cursor) {
    browser.connection().ends(1006);
    browser.dials();
    browser.connection().resyncsAt(cursor);

    assertThat(browser.heard()).containsExactly("board", "list");
  }

  @Test
  void nothingIsReadWhenNothingWasMissed() {
    browser.connection().ends(1006);
    browser.dials();
    browser.connection().connectsAt("e-7");

    assertThat(browser.heard()).isEmpty();
  }

  @Test
  void whoHandlesAResyncSaysWhatIsRead() {
    browser.run("events.onResync(() => hear('resync'))");

    browser.connection().resyncsAt("f-0");

    assertThat(browser.heard()).containsExactly("resync");
  }

  @Test
  void aResyncIsHandledAgainWhenThatFailed() {
    browser.run("events.onResync(() => { hear('resync'); throw new Error('no') })");

    browser.connection().resyncsAt("f-0");
    browser.passes(ofSeconds(25));
    browser.connection().beatsAt("f-0");

    assertThat(browser.heard()).containsExactly("resync", "resync");
    assertThat(browser.errors()).containsExactly("no", "no");
  }

  @Test
  void aRemovedHandlerOfResyncsLeavesItToTheOthers() {
    browser.run("events.onResync(() => hear('resync'))()");

    browser.connection().resyncsAt("f-0");

    assertThat(browser.heard()).containsExactly("board", "list");
  }

  @Test
  void aPageThatNeverKnewWhereItStoodReadsWhatIsOlderThanItsFirstConnection() {
    FakeBrowser other =
        FakeBrowser.running(
            """
            const events = connect();
            events.onInvalidate('a', () => hear('unknown'));
            events.onInvalidate('a', () => hear('old'), 'e-6');
            events.onInvalidate('a', () => hear('new'), 'e-7');
            """);

    other.connection().connectsAt("e-7");
    assertThat(other.heard()).containsExactly("unknown", "old");

    other.connection().ends(1006);
    other.dials();
    other.connection().connectsAt("e-7");
    assertThat(other.heard()).isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsReadWhenTheConnectionIsBack() {
    browser.connection().invalidates("e-8", "board");
    browser.run("fail(new Error('offline'))");
    assertThat(browser.errors()).containsExactly("offline");
    browser.heard();

    browser.connection().ends(1006);
    browser.dials();
    assertThat(browser.heard()).isEmpty();
    browser.connection().connectsAt("e-8");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatCouldNotBeReadIsReadEveryNowAndThen() {
    browser.connection().invalidates("e-8", "board");
    browser.run("answer(new Response({}, 503))");
    assertThat(browser.errors()).singleElement().asString().contains("api/board answered 503");
    browser.heard();

    browser.passes(ofMillis(4_999));
    browser.connection().emits("e-9", "moved", "Ada");
    assertThat(browser.heard()).isEmpty();

    browser.passes(ofMillis(1));
    browser.connection().beatsAt("e-9");
    assertThat(browser.heard()).containsExactly("board");

    browser.run("answer(new Response({}))");
    browser.passes(ofMinutes(1));
    browser.connection().beatsAt("e-9");
    assertThat(browser.heard()).isEmpty();
  }

  @Test
  void aFailureToReadStopsNoOther() {
    browser.run("events.onInvalidate('list', () => { throw new Error('no') })");
    browser.run("events.onInvalidate('list', () => hear('last'))");

    browser.connection().invalidates("e-8", "list");

    assertThat(browser.heard()).containsExactly("list", "last");
  }

  @Test
  void whatIsRemovedWhileItIsReadIsNotReadAgain() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "board");

    browser.run("remove(); answer()");
    browser.connection().invalidates("e-10", "board");

    assertThat(browser.heard()).containsExactly("board");
  }

  @Test
  void whatIsReadWhenThePageClosesIsNotReadAgain() {
    browser.connection().invalidates("e-8", "board");
    browser.connection().invalidates("e-9", "board");

    browser.run("events.close(); answer()");

    assertThat(browser.heard()).containsExactly("board");
  }
}
