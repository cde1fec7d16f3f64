package dev.covenant.internal.outbox;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that never returned, so that a target cannot take one thread after the other: it is not
 * called again for the same event, nor for any once it has as many threads as deliver. Thread-safe.
 */
final class Stuck {
  private final int limit;
  private final Map<String, Set<String>> events = new ConcurrentHashMap<>();

  Stuck(int limit) {
    this.limit = limit;
  }

  void add(String target, String event) {
    events.computeIfAbsent(target, t -> ConcurrentHashMap.newKeySet()).add(event);
  }

  /** The call returned after all. */
  void remove(String target, String event) {
    events.computeIfPresent(
        target,
        (t, own) -> {
          own.remove(event);
          return own.isEmpty() ? null : own;
        });
  }

  boolean bars(String target, String event) {
    Set<String> own = events.get(target);
    return own != null && (own.contains(event) || own.size() >= limit);
  }

  /** How many threads are lost to them. */
  int size() {
    return events.values().stream().mapToInt(Set::size).sum();
  }
}
