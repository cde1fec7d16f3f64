package dev.covenant.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The ward board as people have it in front of them. */
@Tag("browser")
class BoardIT {
  private static final String BOARD = "GET /clinic/api/patients";
  private static final String ADMISSIONS = "GET /clinic/api/admissions";
  private static final String JOURNAL = "GET /clinic/api/journal";
  private static final String STREAM = "GET /clinic/covenant/events/stream";

  /** What a browser says by itself of requests that fail. */
  private static final String LOST_REQUEST = "Failed to load resource";

  private static final String LOST_SOCKET = "WebSocket connection to";

  /** What the module reports of a part of the page that it could not read, and will read later. */
  private static final String LOST_READING = "The server does not answer";

  /** RFC 6455, section 7.4.1, and its registry: try again later. */
  private static final int TRY_AGAIN_LATER = 1013;

  private static ClinicServer server;
  private static Chromium chromium;

  private final List<Tab> tabs = new ArrayList<>();
  private Screenshots screenshots;
  private Set<String> expectedComplaints = Set.of();

  /** While the tabs are still there. */
  @RegisterExtension
  private final AfterTestExecutionCallback pictureOfFailure =
      context -> {
        if (context.getExecutionException().isPresent()) {
          for (Tab tab : tabs) {
            screenshots.take(tab);
          }
        }
      };

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    // A tab gives its connection up after two and a half heartbeats, the server after two, each of
    // them up to a quarter of the shorter time late: the server is to be first.
    server =
        new ClinicServer(
            "-Dcovenant.presentation.heartbeat=PT6S",
            "-Dcovenant.presentation.send-timeout=PT2S",
            "-Dcovenant.presentation.buffer-size=32");
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    try (ClinicServer ending = server) {
      if (chromium != null) {
        chromium.close();
      }
    }
  }

  @BeforeEach
  void begin(TestInfo test) {
    String arguments = test.getDisplayName().contains("\"") ? "-" + argument(test) : "";
    screenshots = new Screenshots(test.getTestMethod().orElseThrow().getName() + arguments);
    server.empty();
    chromium.complaints();
  }

  private static String argument(TestInfo test) {
    return test.getDisplayName().replaceAll("^[^\"]*\"|\".*$", "");
  }

  @AfterEach
  void nothingIsWrongInTheBrowser() throws IOException {
    List<String> complaints = chromium.complaints();
    for (Tab tab : tabs) {
      tab.close();
    }
    assertThat(complaints)
        .allSatisfy(
            complaint ->
                assertThat(expectedComplaints).as(complaint).anyMatch(complaint::contains));
  }

  private Tab open() throws IOException {
    return open(Line.to(server.port()));
  }

  private Tab open(Line line) {
    Tab tab = chromium.open(line);
    tabs.add(tab);
    return tab;
  }

  @Test
  void twoTabsSeeAnAdmissionAsItHappens() throws Exception {
    Tab one = open().awaitState("live");
    Tab other = open().awaitState("live");

    one.admit("Ada Lovelace", "Surgery");

    one.awaitPatient("Ada Lovelace", "Surgery");
    other.awaitPatient("Ada Lovelace", "Surgery");
    other.await("Not heard", () -> other.heard().equals("Ada Lovelace admitted to Surgery"));
    one.await("Not said", () -> one.outcome().matches("Ada Lovelace is number \\d+ in Surgery\\."));
    screenshots.take(one);
    screenshots.take(other);
    assertThat(other.outcome()).isEmpty();
    assertThat(other.states()).containsExactly("live");
  }

  @Test
  void ofAnAdmissionThatFailsNoTabShowsAnything() throws Exception {
    server.admit("Grace Hopper", "Maternity");
    Tab one = open().awaitState("live").awaitPatient("Grace Hopper", "Maternity");
    Tab other = open().awaitState("live").awaitPatient("Grace Hopper", "Maternity");
    expectedComplaints = Set.of("409");

    one.admitThenFail("Nobody", "Surgery");

    one.await("Not said", () -> one.outcome().contains("Heard live by this page: nothing"));
    assertThat(one.outcome())
        .startsWith("409: The drill failed on purpose")
        .contains("On the board: nothing, still 1 patient")
        .contains("Left the building: nothing");
    // What was never sent had its chance when a later admission is there.
    server.admit("Alan Turing", "Surgery");
    for (Tab tab : tabs) {
      tab.awaitPatient("Alan Turing", "Surgery");
      assertThat(tab.patients()).containsExactly("Grace Hopper", "Alan Turing");
      assertThat(tab.text("#journal")).doesNotContain("Nobody");
      assertThat(tab.text("#messages")).doesNotContain("Nobody");
      screenshots.take(tab);
    }
  }

  @Test
  void aMoveHasEachTabReadOnlyWhatItChanged() throws Exception {
    server.admit("Ada Lovelace", "Surgery");
    Tab one = open().awaitState("live").awaitPatient("Ada Lovelace", "Surgery");
    Tab other = open().awaitState("live").awaitPatient("Ada Lovelace", "Surgery");
    Map<String, Long> before = requests(other);
    Map<String, Long> ownBefore = requests(one);

    one.move("Ada Lovelace", "Maternity");

    String line = "Ada Lovelace moved from Surgery to Maternity";
    for (Tab tab : tabs) {
      tab.awaitPatient("Ada Lovelace", "Maternity");
      tab.await("Not in the journal", () -> tab.text("#journal").contains(line));
    }
    // The notice may come before the answer that says the same.
    assertThat(since(ownBefore, one, BOARD)).isBetween(1L, 2L);
    assertThat(since(before, other, BOARD)).isEqualTo(1);
    for (Tab tab : tabs) {
      assertThat(tab.patients("Surgery")).isEmpty();
    }
    assertThat(since(before, other, JOURNAL)).isEqualTo(1);
    assertThat(since(ownBefore, one, JOURNAL)).isEqualTo(1);
    assertThat(since(before, other, ADMISSIONS)).isZero();
    assertThat(since(ownBefore, one, ADMISSIONS)).isZero();
  }

  @Test
  void aTabThatHearsNothingShowsItsOwnMove() throws Exception {
    server.admit("Ada Lovelace", "Surgery");
    Line line = Line.to(server.port());
    line.blockEvents();
    Tab tab = open(line).awaitPatient("Ada Lovelace", "Surgery");
    tab.await("It did not try", () -> tab.states().contains("waiting"));
    expectedComplaints = Set.of(LOST_SOCKET, LOST_REQUEST);
    Map<String, Long> before = requests(tab);

    tab.move("Ada Lovelace", "Maternity");

    tab.awaitPatient("Ada Lovelace", "Maternity");
    assertThat(since(before, tab, BOARD)).isEqualTo(1);
    assertThat(since(before, tab, JOURNAL)).isZero();
    assertThat(since(before, tab, ADMISSIONS)).isZero();
    screenshots.take(tab);
  }

  @Test
  void tabsOutliveARestartOfTheServer() throws Exception {
    server.admit("Ada Lovelace", "Surgery");
    Tab one = open().awaitState("live").awaitPatient("Ada Lovelace", "Surgery");
    Tab other = open().awaitState("live").awaitPatient("Ada Lovelace", "Surgery");
    List<String> loaded = List.of(one.loadedAt(), other.loadedAt());
    expectedComplaints = Set.of(LOST_SOCKET, LOST_REQUEST, LOST_READING);
    one.forget();
    other.forget();

    server.stop();
    one.await("Not noticed", () -> one.states().contains("waiting"));
    screenshots.take(one);
    server.start();
    server.admit("Grace Hopper", "Maternity");

    for (Tab tab : tabs) {
      tab.awaitRecovery().awaitPatient("Grace Hopper", "Maternity").awaitNoPatient("Ada Lovelace");
      screenshots.take(tab);
    }
    assertThat(List.of(one.loadedAt(), other.loadedAt())).isEqualTo(loaded);
    server.admit("Alan Turing", "Surgery");
    for (Tab tab : tabs) {
      tab.awaitPatient("Alan Turing", "Surgery");
    }
  }

  @Test
  void aTabThatStallsIsDroppedAndRecoversWhileAnotherStaysLive() throws Exception {
    Tab stalled = open().awaitState("live");
    Tab other = open().awaitState("live");
    server.admit("Ada Lovelace", "Surgery");
    stalled.awaitPatient("Ada Lovelace", "Surgery");
    stalled.forget();
    other.forget();

    stalled.line().stall();
    server.admit("Grace Hopper", "Maternity");
    other.awaitPatient("Grace Hopper", "Maternity");
    other.await("Not dropped", () -> stalled.line().keepsEnd(TRY_AGAIN_LATER));
    server.admit("Alan Turing", "Surgery");
    other.awaitPatient("Alan Turing", "Surgery");
    assertThat(stalled.patients()).containsExactly("Ada Lovelace");
    screenshots.take(stalled);
    stalled.line().resume();

    stalled.awaitRecovery();
    stalled.awaitPatient("Grace Hopper", "Maternity").awaitPatient("Alan Turing", "Surgery");
    screenshots.take(stalled);
    assertThat(stalled.ends()).contains(String.valueOf(TRY_AGAIN_LATER));
    assertThat(other.states()).isEmpty();
    assertThat(other.state()).isEqualTo("live");
  }

  @Test
  void aTabWhoseLineBreaksCatchesUp() throws Exception {
    Tab tab = open().awaitState("live");
    tab.forget();
    expectedComplaints = Set.of(LOST_SOCKET, LOST_REQUEST, LOST_READING);

    tab.line().refuse();
    tab.line().cut();
    tab.await("Not noticed", () -> tab.state().equals("waiting"));
    server.admit("Ada Lovelace", "Surgery");
    tab.line().accept();

    tab.awaitRecovery().awaitPatient("Ada Lovelace", "Surgery");
  }

  @Test
  void aTabThatWasOfflineCatchesUp() throws Exception {
    Tab offline = open().awaitState("live");
    Tab other = open().awaitState("live");
    offline.forget();
    expectedComplaints = Set.of(LOST_SOCKET, LOST_REQUEST, "ERR_INTERNET_DISCONNECTED");

    offline.offline(true);
    offline.await("Not noticed", () -> offline.state().equals("waiting"));
    server.admit("Ada Lovelace", "Surgery");
    other.awaitPatient("Ada Lovelace", "Surgery");
    assertThat(offline.patients()).isEmpty();
    screenshots.take(offline);
    offline.offline(false);

    offline.awaitRecovery().awaitPatient("Ada Lovelace", "Surgery");
    screenshots.take(offline);
  }

  @Test
  void whereWebSocketsAreBlockedEventsComeAsAStream() throws Exception {
    Line line = Line.to(server.port());
    line.blockWebSockets();
    expectedComplaints = Set.of(LOST_SOCKET);
    Tab tab = open(line).awaitState("live");

    server.admit("Ada Lovelace", "Surgery");

    tab.awaitPatient("Ada Lovelace", "Surgery");
    tab.await("Not heard", () -> tab.heard().equals("Ada Lovelace admitted to Surgery"));
    assertThat(line.requests()).contains(STREAM);
  }

  @Test
  void everythingCanBeDoneWithTheKeyboard() throws Exception {
    Tab tab = open().awaitState("live");

    tab.press(Keys.TAB);
    assertThat(tab.focused()).isEqualTo("Skip to the board");
    screenshots.take(tab);
    tab.tabTo("Name");
    tab.press("Ada Lovelace");
    tab.tabTo("Ward");
    tab.press("Surgery", Keys.ENTER);
    tab.awaitPatient("Ada Lovelace", "Surgery");
    tab.await("Not ready for the next one", () -> tab.focused().equals("Name"));

    String move =
        tab.text(".bed-number").replaceFirst("No. (\\d+)", "Move Ada Lovelace, number $1");
    tab.tabTo(move);
    screenshots.take(tab);
    tab.press(Keys.ENTER);
    assertThat(tab.opened("move")).isTrue();
    assertThat(tab.focused()).isEqualTo("To ward");
    tab.press(Keys.ESCAPE);
    assertThat(tab.opened("move")).isFalse();
    assertThat(tab.focused()).isEqualTo(move);

    tab.press(Keys.ENTER);
    tab.press("Maternity");
    screenshots.take(tab);
    tab.press(Keys.ENTER);
    tab.awaitPatient("Ada Lovelace", "Maternity");
    tab.await("The dialog stays", () -> !tab.opened("move"));
    tab.await("The focus did not go along", () -> tab.focused().equals(move));

    tab.press(Keys.TAB, Keys.ENTER);
    assertThat(tab.opened("discharge")).isTrue();
    assertThat(tab.focused()).isEqualTo("Discharge");
    screenshots.take(tab);
    tab.press(Keys.ENTER);
    tab.awaitNoPatient("Ada Lovelace");
    tab.await("The dialog stays", () -> !tab.opened("discharge"));
    tab.await("The focus is nowhere", () -> tab.focused().equals("On the wards"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everybodyCanReadThePage(String scheme) throws Exception {
    Tab tab = open().awaitState("live");
    tab.scheme(scheme);
    tab.await("The board is not empty", () -> tab.text("#board-count").equals("0 patients"));
    assertAccessible(tab);

    tab.admit("Ada Lovelace", "Surgery");
    tab.awaitPatient("Ada Lovelace", "Surgery");
    for (String ward : List.of("Cardiology", "Maternity", "Paediatrics", "Surgery")) {
      server.admit("Grace Hopper", ward);
      tab.awaitPatient("Grace Hopper", ward);
    }
    assertAccessible(tab);

    tab.click("#messages summary");
    tab.click("#admit .primary");
    tab.await("No error", () -> tab.text("#name-error").equals("Enter a name."));
    assertAccessible(tab);

    tab.click(".bed [data-action='move']");
    assertAccessible(tab);
    tab.click("#move .primary");
    assertAccessible(tab);
    tab.click("#move [data-close]");
    tab.click(".bed [data-action='discharge']");
    assertAccessible(tab);
    tab.click("#discharge [data-close]");

    expectedComplaints = Set.of("409", LOST_SOCKET, LOST_REQUEST);
    tab.admitThenFail("Nobody", "Surgery");
    tab.await("Not said", () -> tab.outcome().contains("Heard live by this page: nothing"));
    tab.line().refuse();
    tab.line().cut();
    tab.await("Not noticed", () -> tab.state().equals("waiting"));
    tab.size(400, 900);
    assertAccessible(tab);
  }

  private void assertAccessible(Tab tab) throws IOException {
    List<String> violations = tab.violations();
    screenshots.take(tab);
    assertThat(violations).isEmpty();
  }

  private static Map<String, Long> requests(Tab tab) {
    return tab.line().requests().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** How often the tab has asked for something since then. */
  private static long since(Map<String, Long> before, Tab tab, String request) {
    return requests(tab).getOrDefault(request, 0L) - before.getOrDefault(request, 0L);
  }
}
