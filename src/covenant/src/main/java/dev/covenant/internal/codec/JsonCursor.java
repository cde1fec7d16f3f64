package dev.covenant.internal.codec;

import java.util.BitSet;

/**
 * Walks through JSON text, strictly (RFC 8259), and makes nothing of what it passes. Without
 * recursion: no text is too deep for the stack. Every method passes white space first, and throws a
 * {@link MalformedJsonException} where the text is not as it must be. Not thread-safe.
 */
public final class JsonCursor {
  /** How deep the objects and arrays of a value may nest in each other. */
  public static final int MAX_DEPTH = 500;

  private static final char END = 0;

  private final String text;
  private final BitSet objects = new BitSet();
  private int depth;
  private int position;

  /** Starts at the beginning. */
  public JsonCursor(String text) {
    this.text = text;
  }

  /** Says that something is wrong here. */
  public MalformedJsonException malformed(String what) {
    return new MalformedJsonException(what, position);
  }

  /** Passes a structural character, if it comes next. */
  public boolean passes(char expected) {
    boolean next = peek() == expected;
    if (next) {
      position++;
    }
    return next;
  }

  /** Passes a structural character, which must come next. */
  public void pass(char expected) {
    if (!passes(expected)) {
      throw malformed("'" + expected + "' is missing");
    }
  }

  /** Passes the end, which must come next. */
  public void end() {
    peek();
    if (position < text.length()) {
      throw malformed("more text follows");
    }
  }

  /** Passes a member's name and the colon behind it. */
  public String name() {
    String name = string("a member's name");
    pass(':');
    return name;
  }

  /** Passes a string and returns what it stands for. */
  public String string(String what) {
    if (peek() != '"') {
      throw malformed(what + " is not a text");
    }
    int start = position + 1;
    boolean escaped = passString();
    String raw = text.substring(start, position - 1);
    return escaped ? JsonEscapes.unescaped(raw) : raw;
  }

  /** Passes a value and returns its text. */
  public String value() {
    peek();
    int start = position;
    do {
      char c = peek();
      if (c == '{' || c == '[') {
        open(c == '{');
      } else {
        passScalar(c);
        goOn();
      }
    } while (depth > 0);
    return text.substring(start, position);
  }

  /** Into an object or array, as far as its first value, if it has one. */
  private void open(boolean object) {
    if (depth == MAX_DEPTH) {
      throw malformed("more than " + MAX_DEPTH + " objects and arrays nest in each other");
    }
    position++;
    objects.set(depth++, object);
    if (passes(end(object))) {
      depth--;
      goOn();
    } else if (object) {
      passName();
    }
  }

  /** From behind a value to the next one, out of what ends here. */
  private void goOn() {
    while (depth > 0) {
      boolean object = objects.get(depth - 1);
      if (passes(',')) {
        if (object) {
          passName();
        }
        return;
      }
      pass(end(object));
      depth--;
    }
  }

  private static char end(boolean object) {
    return object ? '}' : ']';
  }

  private void passName() {
    if (peek() != '"') {
      throw malformed("a member's name is missing");
    }
    passString();
    pass(':');
  }

  private void passScalar(char first) {
    switch (first) {
      case '"' -> passString();
      case 't' -> passWord("true");
      case 'f' -> passWord("false");
      case 'n' -> passWord("null");
      default -> passNumber();
    }
  }

  private void passWord(String word) {
    if (!text.startsWith(word, position)) {
      throw malformed("a value is missing");
    }
    position += word.length();
  }

  private void passNumber() {
    if (here() == '-') {
      position++;
    }
    if (here() == '0') {
      position++;
    } else {
      passDigits();
    }
    if (here() == '.') {
      position++;
      passDigits();
    }
    if (here() == 'e' || here() == 'E') {
      position++;
      if (here() == '+' || here() == '-') {
        position++;
      }
      passDigits();
    }
  }

  private void passDigits() {
    if (!isDigit(here())) {
      throw malformed("a value is missing");
    }
    while (isDigit(here())) {
      position++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** From the opening to behind the closing quote; whether it has escapes. */
  private boolean passString() {
    boolean escaped = false;
    position++;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return escaped;
      }
      if (c < ' ') {
        throw malformed("a text has a control character, which must be escaped,");
      }
      if (c == '\\') {
        escaped = true;
        position += JsonEscapes.length(text, position);
      } else {
        position++;
      }
    }
    throw malformed("a text does not end; all breaks off");
  }

  private char peek() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    return here();
  }

  private char here() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
