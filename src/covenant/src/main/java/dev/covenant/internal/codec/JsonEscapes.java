package dev.covenant.internal.codec;

/** What follows a backslash in a JSON string (RFC 8259, section 7). */
final class JsonEscapes {
  private static final String LETTERS = "\"\\/bfnrt";
  private static final String MEANINGS = "\"\\/\b\f\n\r\t";
  private static final int DIGITS = 4;
  private static final int HEX = 16;

  private JsonEscapes() {}

  /** How long the escape is that starts at a position, with its backslash. */
  static int length(String text, int position) {
    int letter = position + 1;
    if (letter < text.length()) {
      if (LETTERS.indexOf(text.charAt(letter)) >= 0) {
        return 2;
      }
      if (text.charAt(letter) == 'u' && isUnit(text, letter + 1)) {
        return 2 + DIGITS;
      }
    }
    throw new MalformedJsonException("a text has a wrong escape", position);
  }

  private static boolean isUnit(String text, int start) {
    boolean unit = start + DIGITS <= text.length();
    for (int i = start; unit && i < start + DIGITS; i++) {
      char c = text.charAt(i);
      unit = c < 128 && Character.digit(c, HEX) >= 0;
    }
    return unit;
  }

  /** What a well-formed string, without its quotes, stands for. */
  static String unescaped(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        i++;
      } else {
        out.append(meaning(raw, i + 1));
        i += length(raw, i);
      }
    }
    return out.toString();
  }

  private static char meaning(String raw, int letter) {
    char c = raw.charAt(letter);
    return c == 'u'
        ? (char) Integer.parseInt(raw, letter + 1, letter + 1 + DIGITS, HEX)
        : MEANINGS.charAt(LETTERS.indexOf(c));
  }
}
