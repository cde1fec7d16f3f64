package dev.covenant.internal.emission;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Joins the names of stale queries; those of one event, mostly, or of none. Not thread-safe. */
public final class StaleNames {
  private SortedSet<String> first = Collections.emptySortedSet();
  private @Nullable SortedSet<String> several;

  /** Adds names that do not change. */
  public void add(SortedSet<String> names) {
    if (names.isEmpty() || names == first) {
      return;
    }
    if (several != null) {
      several.addAll(names);
    } else if (first.isEmpty()) {
      first = names;
    } else {
      several = new TreeSet<>(first);
      several.addAll(names);
    }
  }

  /** All of them, unmodifiable. */
  public SortedSet<String> all() {
    return several == null ? first : Collections.unmodifiableSortedSet(several);
  }
}
