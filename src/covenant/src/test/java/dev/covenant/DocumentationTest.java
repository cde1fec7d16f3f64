package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages against the code: examples are taken from it, keys and links exist. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** A key, not the prefix of observation names. */
  private static final Pattern KEY =
      Pattern.compile("\"(covenant\\.(?!contract\\.)[a-z][a-z.-]*[a-z])\\.?\"");

  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `(covenant\\.[a-z.-]+?)(?:\\.\"[^`]*)?` \\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void everyExampleIsTakenFromCodeThatTestsRun() {
    List<String> sources = sources("src", ".java").map(DocumentationTest::squeezed).toList();
    for (Path page : pages()) {
      Matcher example = JAVA.matcher(text(page));
      while (example.find()) {
        String code = squeezed(example.group(1));
        assertThat(sources)
            .as("%s: %s", page, example.group(1))
            .anyMatch(source -> source.contains(code));
      }
    }
  }

  @Test
  void everyConfigurationKeyIsDocumentedAndNoOther() {
    Set<String> used = new TreeSet<>();
    sources("src/covenant/src/main/java", ".java").forEach(s -> find(KEY, s, used));
    Set<String> documented = new TreeSet<>();
    find(DOCUMENTED, text(ROOT.resolve("src/docs/configuration.md")), documented);
    assertThat(documented).isEqualTo(used);
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (Path page : pages()) {
      Set<String> links = new TreeSet<>();
      find(LINK, text(page), links);
      assertThat(links)
          .as(page.toString())
          .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(files("src/docs", ".md"));
    pages.add(ROOT.resolve("README.md"));
    return pages;
  }

  private static Stream<String> sources(String below, String ending) {
    return files(below, ending).stream().map(DocumentationTest::text);
  }

  private static List<Path> files(String below, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(below))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("target"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void find(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
