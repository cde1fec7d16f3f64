package dev.covenant.it.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The installed Chromium, with a profile of its own and nothing on the screen. */
final class Chromium implements AutoCloseable {
  /** It warns that it does not know this version's protocol, of which the tests use what is old. */
  private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools");

  private static final Dimension SIZE = new Dimension(1280, 960);

  private final ChromeDriver driver;
  private final String home;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
    this.home = driver.getWindowHandle();
  }

  /** Starts it; where it is not installed the test is skipped, or fails if it has to be. */
  static Chromium start() throws IOException {
    // Selenium is told where both are, so that it does not look for them on the internet.
    File browser = installed("chromium");
    File driver = installed("chromedriver");
    PROTOCOL.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB",
        "--user-data-dir=" + profile());
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver)
            .withLogFile(Path.of("target", "chromedriver.log").toFile())
            .build();
    return new Chromium(new ChromeDriver(service, options));
  }

  /** What an earlier run has left in it is gone. */
  private static Path profile() throws IOException {
    Path profile = Path.of("target", "chromium").toAbsolutePath();
    if (Files.exists(profile)) {
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return profile;
  }

  private static File installed(String program) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      absent(
          "No program "
              + program
              + " in the PATH: install the Debian packages chromium and chromium-driver");
    }
    return found.orElseThrow().toFile();
  }

  private static void absent(String what) {
    if (Boolean.parseBoolean(System.getenv("COVENANT_REQUIRE_SERVICES"))) {
      throw new AssertionError(what + ", and COVENANT_REQUIRE_SERVICES says that it must be there");
    }
    Assumptions.abort(what);
  }

  /** A tab that shows the clinic over a line. A window of its own, so that it is not hidden. */
  Tab open(Line line) {
    driver.switchTo().window(home);
    driver.switchTo().newWindow(WindowType.WINDOW);
    driver.manage().window().setSize(SIZE);
    return new Tab(driver, driver.getWindowHandle(), line).load();
  }

  /** What scripts and the browser have complained of since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
