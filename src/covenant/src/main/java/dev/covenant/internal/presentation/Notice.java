package dev.covenant.internal.presentation;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;

/**
 * An event as browsers get it: one text, shared by all of them. It says neither whom else it is for
 * nor how the backend traces it.
 */
record Notice(Audience audience, String text) {
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
    StringBuilder out = new StringBuilder(value.length() + 120);
    quote(out.append("{\"id\":"), event.id());
    quote(out.append(",\"contract\":"), event.contract());
    return new Notice(
        event.audience(), out.append(",\"value\":").append(value).append('}').toString());
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        // RFC 8259, section 7: control characters must be escaped.
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
