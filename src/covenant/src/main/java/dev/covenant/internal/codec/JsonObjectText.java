package dev.covenant.internal.codec;

/** Writes one JSON object. Not thread-safe. */
public final class JsonObjectText {
  private final StringBuilder out;

  /**
   * Starts an object.
   *
   * @param length about how long it will be
   */
  public JsonObjectText(int length) {
    out = new StringBuilder(length);
  }

  /** Adds a member whose value is a string. */
  public JsonObjectText text(String name, String value) {
    quote(member(name), value);
    return this;
  }

  /** Adds a member whose value is JSON already. */
  public JsonObjectText json(String name, String value) {
    member(name).append(value);
    return this;
  }

  private StringBuilder member(String name) {
    quote(out.append(out.isEmpty() ? '{' : ','), name);
    return out.append(':');
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

  /** The finished object. */
  @Override
  public String toString() {
    return out + "}";
  }
}
