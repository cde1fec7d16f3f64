package dev.covenant.internal.presentation;

import static dev.covenant.internal.codec.JsonText.escaped;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What browsers are to be told, before it has a place in what a hub sends. It says neither whom
 * else it is for nor how the backend traces it.
 *
 * @param audience whom it is for
 * @param members the members of its JSON object, without line breaks
 */
record Notice(Audience audience, String members) {
  /** Half of a surrogate pair is no character, and some containers would send nothing for it. */
  Notice {
    if (members.chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
      members = new String(members.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  static Notice of(EventEnvelope event) {
    if (event.category() != EventCategory.PRESENTATION) {
      throw new IllegalArgumentException(
          "The " + event + " is not for browsers; a fan-out takes presentation events only");
    }
    String value =
        event
            .json()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The "
                            + event
                            + " has no JSON text; send it through a presentation sink, which has it"
                            + " encoded at emission, or build its envelope with json(...)"));
    String members =
        "\"id\":\""
            + escaped(event.id())
            + "\",\"contract\":\""
            + escaped(event.contract())
            + "\",\"value\":"
            + onOneLine(value);
    return new Notice(event.audience(), members);
  }

  /** Tells that answers to queries are no longer what they were. */
  static Notice stale(SortedSet<String> queries) {
    String names =
        queries.stream()
            .map(query -> '"' + escaped(query) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return new Notice(Audience.everyone(), "\"notice\":\"query.invalidate\",\"queries\":" + names);
  }

  /** A line break within a JSON string is escaped, so that any other is space between tokens. */
  private static String onOneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
  }
}
