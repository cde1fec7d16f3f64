package dev.covenant.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * A page that has loaded the module. Its clock, its dice and its network do what the test says.
 *
 * <p>After each call the page has done all that it can do without time passing.
 */
final class FakeBrowser implements AutoCloseable {
  private static final String MODULE = "/META-INF/resources/covenant/events.js";
  private static final String ADDRESS = "https://clinic.example/app/covenant/events.js";

  /** Holds what was parsed; it may warn that nothing here is compiled to native code. */
  private static final Engine ENGINE =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  private final Context context =
      Context.newBuilder("js").engine(ENGINE).option("js.esm-eval-returns-exports", "true").build();

  private FakeBrowser() {}

  /**
   * A page whose script is this one. It finds {@code connect}, and {@code hear} for what to tell.
   */
  static FakeBrowser running(String script) {
    FakeBrowser browser = without();
    browser.run(script);
    return browser;
  }

  /** A page in a browser that lacks some of its globals. */
  static FakeBrowser without(String... globals) {
    FakeBrowser browser = new FakeBrowser();
    Value bindings = browser.context.getBindings("js");
    bindings.putMember("resolve", (ProxyExecutable) FakeBrowser::resolve);
    browser.run(text("/browser/fake-browser.js"));
    for (String global : globals) {
      bindings.removeMember(global);
    }
    Source module =
        Source.newBuilder("js", text(MODULE), "events.mjs")
            .uri(URI.create(ADDRESS))
            .mimeType("application/javascript+module")
            .buildLiteral();
    bindings.putMember("connect", browser.context.eval(module).getMember("connect"));
    return browser;
  }

  Value run(String script) {
    return context.eval("js", script);
  }

  /** What the page's script told, and forgets it. */
  List<String> heard() {
    return take("heard");
  }

  /** The messages of the errors that were reported, and forgets them. */
  List<String> errors() {
    return take("errors");
  }

  /** The newest connection. */
  FakeConnection connection() {
    return new FakeConnection(run("connections.at(-1)"));
  }

  /** How many connections were tried. */
  int connections() {
    return run("connections.length").asInt();
  }

  String state() {
    return run("events.state").asString();
  }

  /** Lets time pass; what is due on the way happens in between, each at its time. */
  void passes(Duration time) {
    double until = run("clock.now").asDouble() + time.toMillis();
    while (run("runTimer").execute(until).asBoolean()) {
      // One timer at a time: between two of them the page's promises go on.
    }
  }

  /** Lets time pass until the next connection is tried. */
  void dials() {
    int before = connections();
    while (connections() == before) {
      passes(Duration.ofMillis(500));
    }
  }

  /** Moves the clock as a machine that sleeps does: no timer runs. */
  void sleeps(Duration time) {
    run("clock.now += " + time.toMillis());
  }

  /** What {@code Math.random} gives from now on. */
  void throwsDice(double value) {
    run("dice.next = " + value);
  }

  void hides() {
    run("document.hidden = true; document.fire('visibilitychange')");
  }

  void shows() {
    run("document.hidden = false; document.fire('visibilitychange')");
  }

  /** Fires at the window. */
  void fires(String type) {
    run("page.fire('" + type + "')");
  }

  @Override
  public void close() {
    context.close();
  }

  static String text(String resource) {
    try (InputStream in = FakeBrowser.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object resolve(Value... baseAndAddress) {
    return URI.create(baseAndAddress[0].asString())
        .resolve(baseAndAddress[1].asString())
        .toString();
  }

  private List<String> take(String list) {
    Value taken = run(list + ".splice(0)");
    String[] texts = new String[(int) taken.getArraySize()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = taken.getArrayElement(i).asString();
    }
    return List.of(texts);
  }
}
