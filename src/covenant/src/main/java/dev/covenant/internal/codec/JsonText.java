package dev.covenant.internal.codec;

import java.util.StringJoiner;

/** Makes parts of JSON text. They are put together by concatenation, which copies each once. */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** A string as it stands between quotes; mostly the same one. */
  public static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int plain) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        // RFC 8259, section 7: control characters must be escaped.
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      } else {
        out.append(isEscaped(c) ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  private static boolean isEscaped(char c) {
    return c < ' ' || c == '"' || c == '\\';
  }

  /** An array of strings. */
  public static String array(Iterable<String> texts) {
    StringJoiner array = new StringJoiner(",", "[", "]");
    for (String text : texts) {
      array.add('"' + escaped(text) + '"');
    }
    return array.toString();
  }
}
