package dev.covenant.internal.codec;

/**
 * Writes one JSON object. Names are written as they are: they are the library's own, and plain. Not
 * thread-safe.
 */
public final class JsonObjectText {
  private static final String HEX = "0123456789abcdef";

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
    member(name);
    quote(value);
    return this;
  }

  /** Adds a member whose value is an array of strings. */
  public JsonObjectText texts(String name, Iterable<String> values) {
    member(name);
    char separator = '[';
    for (String value : values) {
      out.append(separator);
      quote(value);
      separator = ',';
    }
    out.append(separator == '[' ? "[]" : "]");
    return this;
  }

  /** Adds a member whose value is a number. */
  public JsonObjectText number(String name, int value) {
    member(name);
    out.append(value);
    return this;
  }

  /** Adds a member whose value is JSON already. */
  public JsonObjectText json(String name, String value) {
    member(name);
    out.append(value);
    return this;
  }

  private void member(String name) {
    out.append(out.isEmpty() ? "{\"" : ",\"").append(name).append("\":");
  }

  private void quote(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, written, i);
        escape(c);
        written = i + 1;
      }
    }
    if (written == 0) {
      // In one piece, which is copied faster than a part is.
      out.append(text);
    } else {
      out.append(text, written, text.length());
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append('\\');
    if (c < ' ') {
      // RFC 8259, section 7: control characters must be escaped.
      out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    } else {
      out.append(c);
    }
  }

  /** Ends the object. */
  public String end() {
    return out.append('}').toString();
  }
}
