package dev.covenant.codec;

import dev.covenant.EventEnvelope;

/** Writes an envelope around a value that is encoded already, so that no value is encoded twice. */
final class EnvelopeJson {
  private EnvelopeJson() {}

  static String write(EventEnvelope event) {
    String value =
        event.json().orElseThrow(() -> new IllegalStateException(event + " was not encoded"));
    StringBuilder out = new StringBuilder(value.length() + 160);
    out.append("{\"id\":");
    quote(out, event.id());
    out.append(",\"category\":");
    quote(out, event.category().label());
    out.append(",\"contract\":");
    quote(out, event.contract());
    event.traceparent().ifPresent(trace -> quote(out.append(",\"traceparent\":"), trace));
    return out.append(",\"value\":").append(value).append('}').toString();
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
