package dev.covenant.internal.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes one JSON object apart. */
public final class JsonMembers {
  private JsonMembers() {}

  /**
   * The members of an object, in order, with the texts of their values.
   *
   * @throws MalformedJsonException where the text is no JSON object
   */
  public static Map<String, String> of(String json) {
    Map<String, String> members = new LinkedHashMap<>();
    JsonCursor in = new JsonCursor(json);
    in.pass('{');
    if (!in.passes('}')) {
      do {
        members.put(in.name(), in.value());
      } while (in.passes(','));
      in.pass('}');
    }
    in.end();
    return members;
  }
}
