package dev.covenant.internal.presentation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The last messages of a hub, as many as fit. Guarded by its owner. */
final class ReplayWindow {
  /** What a message takes besides its text: objects, cursor, references. */
  private static final int OVERHEAD = 200;

  private final long limit;
  private final Deque<Message> messages = new ArrayDeque<>();
  private long size;

  /** A window of so many bytes, about. */
  ReplayWindow(long limit) {
    this.limit = limit;
  }

  void add(Message message) {
    messages.addLast(message);
    size += sizeOf(message);
    while (size > limit) {
      size -= sizeOf(messages.removeFirst());
    }
  }

  /**
   * What came after an offset, in order.
   *
   * @param head the offset of the last message that there was
   * @return the messages, or empty where some of them are gone
   */
  Optional<List<Message>> after(long offset, long head) {
    if (head - offset > messages.size()) {
      return Optional.empty();
    }
    List<Message> later = new ArrayList<>();
    Iterator<Message> newest = messages.descendingIterator();
    for (long i = offset; i < head; i++) {
      later.add(newest.next());
    }
    Collections.reverse(later);
    return Optional.of(later);
  }

  private static long sizeOf(Message message) {
    return OVERHEAD + message.text().length();
  }
}
