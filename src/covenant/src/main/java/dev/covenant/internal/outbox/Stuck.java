package dev.covenant.internal.outbox;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The targets that do not return in time, so that none takes one thread after the other. One that
 * had to be interrupted is called once at a time, until it returns in time. One that does not even
 * heed that is not called again for the same event as long as it hangs, nor for any once it has as
 * many threads as deliver. Thread-safe.
 */
final class Stuck {
  private final int limit;
  private final Map<String, Set<String>> events = new ConcurrentHashMap<>();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Set<String> tried = ConcurrentHashMap.newKeySet();

  Stuck(int limit) {
    this.limit = limit;
  }

  /** Whether a target may be called for an event now; if so, {@link #leave} is to follow. */
  boolean enter(String target, String event) {
    Set<String> own = events.get(target);
    boolean barred = own != null && (own.contains(event) || own.size() >= limit);
    return !barred && (!slow.contains(target) || tried.add(target));
  }

  /** It returned. */
  void leave(String target, boolean late) {
    if (late) {
      slow.add(target);
    } else {
      slow.remove(target);
    }
    tried.remove(target);
  }

  /** A call does not return. */
  void add(String target, String event) {
    events.computeIfAbsent(target, t -> ConcurrentHashMap.newKeySet()).add(event);
  }

  /** It returned after all. */
  void remove(String target, String event) {
    events.computeIfPresent(
        target,
        (t, own) -> {
          own.remove(event);
          return own.isEmpty() ? null : own;
        });
  }
}
