package dev.covenant.it.browser;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One tab with the clinic's page, and the line over which it came. */
final class Tab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Writes down what passes too quickly to be seen from outside. The waits between two attempts to
   * connect are a matter of chance: let them be short.
   */
  private static final String OBSERVER =
      """
      Math.random = () => 0.05;
      window.seen = { states: [], ends: [] };
      new MutationObserver(() => seen.states.push(document.getElementById('connection').dataset.state))
        .observe(document, { attributeFilter: ['data-state'], subtree: true });
      window.WebSocket = class extends WebSocket {
        constructor(url) {
          super(url);
          this.addEventListener('close', ({ code }) => seen.ends.push(code));
        }
      };
      """;

  private final ChromeDriver driver;
  private final String window;
  private final Line line;

  Tab(ChromeDriver driver, String window, Line line) {
    this.driver = driver;
    this.window = window;
    this.line = line;
  }

  Tab load() {
    front().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", OBSERVER));
    driver.get(line.address(ClinicServer.ROOT).toString());
    return this;
  }

  Line line() {
    return line;
  }

  private ChromeDriver front() {
    driver.switchTo().window(window);
    return driver;
  }

  // Waiting

  void await(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> what + "; the page's states were " + states())
        .until(any -> condition.getAsBoolean());
  }

  Tab awaitState(String state) {
    await("Not " + state, () -> state().equals(state));
    return this;
  }

  /** Waits until the connection was lost, and is there again. */
  Tab awaitRecovery() {
    await(
        "Not live again",
        () -> {
          List<String> states = states();
          int lost = states.indexOf("waiting");
          return lost >= 0 && states.lastIndexOf("live") > lost;
        });
    return awaitState("live");
  }

  Tab awaitPatient(String name, String ward) {
    await("No " + name + " in " + ward, () -> patients(ward).contains(name));
    return this;
  }

  Tab awaitNoPatient(String name) {
    await(name + " is still there", () -> !patients().contains(name));
    return this;
  }

  // Reading

  String state() {
    return find("#connection").getDomAttribute("data-state");
  }

  /** All states of the connection since the page was loaded, or since they were forgotten. */
  List<String> states() {
    return strings("return seen.states");
  }

  /** With which codes WebSockets have ended. */
  List<String> ends() {
    return strings("return seen.ends.map(String)");
  }

  void forget() {
    front().executeScript("seen.states.length = 0; seen.ends.length = 0");
  }

  /** Another one after each load of the page. */
  String loadedAt() {
    return String.valueOf(front().executeScript("return performance.timeOrigin"));
  }

  List<String> patients() {
    return strings("return [...document.querySelectorAll('.bed-name')].map(e => e.textContent)");
  }

  List<String> patients(String ward) {
    return strings(
        """
        return [...document.querySelectorAll('.column')]
          .filter(column => column.querySelector('.column-name').textContent === arguments[0])
          .flatMap(column => [...column.querySelectorAll('.bed-name')].map(e => e.textContent))""",
        ward);
  }

  String outcome() {
    return find("#outcome").getText();
  }

  String heard() {
    return String.valueOf(
        front().executeScript("return document.getElementById('heard').textContent"));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  boolean opened(String dialog) {
    return (Boolean)
        front().executeScript("return document.getElementById(arguments[0]).open", dialog);
  }

  /** What has the focus: its accessible name, or what kind of element it is. */
  String focused() {
    front();
    WebElement element = driver.switchTo().activeElement();
    String name = element.getAccessibleName();
    return name.isEmpty() ? element.getTagName() : name;
  }

  byte[] picture() {
    return front().getScreenshotAs(OutputType.BYTES);
  }

  private WebElement find(String selector) {
    return front().findElement(By.cssSelector(selector));
  }

  private List<String> strings(String script, Object... arguments) {
    List<?> found = (List<?>) front().executeScript(script, arguments);
    return found.stream().map(String::valueOf).toList();
  }

  // Doing

  void admit(String name, String ward) {
    fill(name, ward);
    find("#admit .primary").click();
  }

  void admitThenFail(String name, String ward) {
    fill(name, ward);
    find("#admit .secondary").click();
  }

  private void fill(String name, String ward) {
    type("#name", name);
    type("#ward", ward);
  }

  void move(String name, String ward) {
    find("[aria-label^='Move %s,']".formatted(name)).click();
    type("#move-ward", ward);
    find("#move .primary").click();
  }

  void click(String selector) {
    find(selector).click();
  }

  private void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  void press(CharSequence... keys) {
    front();
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Goes on with the tabulator key until something of that name has the focus. */
  void tabTo(String name) {
    for (int step = 0; step < 60; step++) {
      press(Keys.TAB);
      if (focused().equals(name)) {
        return;
      }
    }
    throw new AssertionError("The tabulator key does not get to " + name);
  }

  void offline(boolean offline) {
    ChromiumNetworkConditions conditions = new ChromiumNetworkConditions();
    conditions.setOffline(offline);
    front().setNetworkConditions(conditions);
  }

  /** What the user has chosen for the system: light or dark. */
  void scheme(String scheme) {
    front()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) {
    front().manage().window().setSize(new Dimension(width, height));
  }

  /** What axe has against the page as it is now, and what it cannot decide. */
  List<String> violations() {
    await(
        "Still in motion",
        () -> (Boolean) front().executeScript("return document.getAnimations().length === 0"));
    Results results = new AxeBuilder().analyze(front());
    return Stream.concat(results.getViolations().stream(), results.getIncomplete().stream())
        .map(Tab::described)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> described(Rule rule) {
    List<String> nodes =
        rule.getNodes().stream()
            .map(node -> node.getTarget() + ": " + node.getFailureSummary())
            // The rest of a long list is out of sight, and looks as its beginning does.
            .filter(node -> !node.contains("obscured by another element"))
            .toList();
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            nodes.stream()
                .collect(
                    Collectors.joining("\n", rule.getId() + ": " + rule.getHelp() + "\n", "")));
  }

  @Override
  public void close() throws IOException {
    front().close();
    line.close();
  }
}
