package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.OutboxScene.Told;
import java.util.BitSet;

/** Knows which of so many events were heard, in little memory. Thread-safe. */
final class BootHearing {
  private final BitSet missing = new BitSet();
  private int repeated;

  BootHearing(int events) {
    missing.set(0, events);
  }

  /** The text of an event. */
  static String text(int number) {
    return "boot-" + number + ".";
  }

  synchronized void hear(Told event) {
    String text = event.text();
    int number = Integer.parseInt(text.substring(text.indexOf('-') + 1, text.indexOf('.')));
    if (missing.get(number)) {
      missing.clear(number);
    } else {
      repeated++;
    }
  }

  synchronized boolean isComplete() {
    return missing.isEmpty();
  }

  synchronized String word() {
    return "missing %d, repeated %d".formatted(missing.cardinality(), repeated);
  }
}
