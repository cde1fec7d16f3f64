package dev.covenant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  private static final Pattern MEMBER =
      Pattern.compile("^  (?:readonly )?(\\w+)[<(:?]", Pattern.MULTILINE);

  private final String declarations = FakeBrowser.text("/META-INF/resources/covenant/events.d.ts");

  @Test
  void theyDeclareWhatThereIs() {
    FakeBrowser browser = FakeBrowser.running("const events = connect()");

    Set<String> members =
        new TreeSet<>(
            Set.of(
                browser
                    .run("Object.getOwnPropertyNames(Object.getPrototypeOf(events)).join()")
                    .asString()
                    .split(",")));
    members.remove("constructor");

    assertThat(membersOf("Events")).isEqualTo(members);
  }

  @Test
  void theyDeclareTheOptions() {
    assertThat(membersOf("Options")).containsExactly("cursor", "pauseAfter", "stream", "url");
  }

  private Set<String> membersOf(String type) {
    Matcher body =
        Pattern.compile(
                "export interface " + type + "\\b.*?\\{\n(.*?)^}",
                Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(declarations);
    assertThat(body.find()).as(type).isTrue();
    Set<String> members = new TreeSet<>();
    Matcher member = MEMBER.matcher(body.group(1));
    while (member.find()) {
      members.add(member.group(1));
    }
    return members;
  }
}
