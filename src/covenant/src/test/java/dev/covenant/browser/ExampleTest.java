package dev.covenant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs what the page in the documentation shows. */
class ExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "browser.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```javascript\nimport .*?\n(.*?)```", Pattern.DOTALL);

  @Test
  void itReadsTheBoardAndHearsOfAdmissions() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    try (FakeBrowser browser = FakeBrowser.without()) {
      browser.run(
          """
          const board = { dataset: {} };
          document.querySelector = () => board;
          const notify = hear;
          globalThis.fetch = async () =>
            Object.assign(new Response({}), { json: async () => [{ name: 'Ada' }, { name: 'Bob' }] });
          (async () => { %s })();
          """
              .formatted(example.group(1).replace("const board", "const shown")));
      browser.connection().connectsAt("e-7");
      browser
          .connection()
          .sends(
              """
              {"cursor":"e-8","id":"1","contract":"clinic.patient-admitted","value":{"name":"Cleo","ward":"3"}}
              """);

      assertThat(browser.run("board.textContent").asString()).isEqualTo("Ada, Bob");
      assertThat(browser.run("board.dataset.state").asString()).isEqualTo("live");
      assertThat(browser.heard()).containsExactly("Cleo is in ward 3");
      assertThat(browser.errors()).isEmpty();
    }
  }
}
