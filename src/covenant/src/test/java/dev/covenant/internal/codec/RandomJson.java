package dev.covenant.internal.codec;

import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Makes well-formed JSON of every kind, with white space anywhere. */
final class RandomJson {
  private static final int DEPTH = 4;
  private static final String[] NUMBERS = {"0", "-0", "1", "-12", "3.25", "1e5", "2E-3", "-0.5e+2"};
  private static final String[] PIECES = {
    "a",
    "é",
    "\ud83d\ude00",
    "\\\"",
    "\\\\",
    "\\/",
    "\\n",
    "\\u00e9",
    "\\ud83d\\ude00",
    "{",
    "]",
    ",",
    ":",
    " "
  };

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String object() {
    return space() + object(0) + space();
  }

  private String object(int depth) {
    return several("{", "}", () -> string() + space() + ":" + value(depth + 1));
  }

  private String value(int depth) {
    String value =
        switch (random.nextInt(depth < DEPTH ? 7 : 5)) {
          case 0 -> "true";
          case 1 -> "false";
          case 2 -> "null";
          case 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
          case 4 -> string();
          case 5 -> object(depth);
          default -> several("[", "]", () -> value(depth + 1));
        };
    return space() + value + space();
  }

  private String several(String begin, String end, Supplier<String> part) {
    StringJoiner parts = new StringJoiner(",", begin, end);
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      parts.add(space() + part.get());
    }
    return count == 0 ? begin + space() + end : parts.toString();
  }

  private String string() {
    StringBuilder string = new StringBuilder("\"");
    for (int i = random.nextInt(5); i > 0; i--) {
      string.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return string.append('"').toString();
  }

  private String space() {
    return switch (random.nextInt(8)) {
      case 0 -> " ";
      case 1 -> "\r\n\t";
      default -> "";
    };
  }
}
