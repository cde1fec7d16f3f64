package dev.covenant.internal.presentation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Whom the hub has disconnected lately, so that a client whose handshake was decided before that
 * does not slip in after it. Guarded by its owner.
 */
final class Revocations {
  private static final int REMEMBERED = 256;

  private final Deque<Predicate<Participant>> latest = new ArrayDeque<>();
  private long count;

  /** How many there have been. */
  long count() {
    return count;
  }

  void add(Predicate<Participant> revoked) {
    count++;
    latest.addLast(revoked);
    if (latest.size() > REMEMBERED) {
      latest.removeFirst();
    }
  }

  /** Whether any since then concerns a participant; those that are forgotten do. */
  boolean concern(Participant participant, long since) {
    long later = count - since;
    return later > latest.size()
        || latest.stream().skip(latest.size() - later).anyMatch(r -> r.test(participant));
  }
}
