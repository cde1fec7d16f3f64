package dev.covenant.memory;

import dev.covenant.worker.SeenStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the ids that were used last, in memory. Beyond its bound it forgets the one that was
 * marked or asked for longest ago. Thread-safe.
 */
public final class MemorySeenStore implements SeenStore {
  private final Map<String, Boolean> ids;

  /**
   * A store with nothing in it.
   *
   * @param capacity how many ids it remembers, at least one
   */
  public MemorySeenStore(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A store of " + capacity + " ids remembers nothing; let it remember at least one");
    }
    ids = new Recent(capacity);
  }

  @Override
  public synchronized Set<String> seen(Collection<String> asked) {
    Set<String> seen = Set.of();
    for (String id : asked) {
      if (ids.get(id) != null) {
        seen = seen.isEmpty() ? new HashSet<>() : seen;
        seen.add(id);
      }
    }
    return seen;
  }

  @Override
  public synchronized int markIfNew(Collection<String> marked) {
    int fresh = 0;
    for (String id : marked) {
      if (ids.put(id, Boolean.TRUE) == null) {
        fresh++;
      }
    }
    return fresh;
  }

  /**
   * How many ids it remembers.
   *
   * @return the number
   */
  public synchronized int size() {
    return ids.size();
  }

  /** Forgets by order of use. */
  private static final class Recent extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    private final int capacity;

    Recent(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > capacity;
    }
  }
}
