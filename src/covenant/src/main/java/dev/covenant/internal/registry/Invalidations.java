package dev.covenant.internal.registry;

import dev.covenant.Invalidates;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queries that events make stale, read of each event type when it is first asked for: a type
 * that nothing names is seen when it is emitted, not before. Thread-safe.
 */
final class Invalidations {
  private static final Logger LOG = System.getLogger(Invalidations.class.getName());
  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  private final Map<Class<?>, Set<Class<?>>> registered;
  private final Map<Class<?>, SortedSet<String>> known = new ConcurrentHashMap<>();

  Invalidations(Map<Class<?>, Set<Class<?>>> registered) {
    this.registered = Map.copyOf(registered);
  }

  /** The names of the queries that an event of this type makes stale. */
  SortedSet<String> of(Class<?> event) {
    SortedSet<String> names = known.get(event);
    return names != null ? names : read(event);
  }

  private SortedSet<String> read(Class<?> event) {
    SortedSet<String> names = new TreeSet<>();
    registered
        .getOrDefault(event, Set.of())
        .forEach(query -> names.add(ContractNames.stated(query)));
    // Claims no name: the event has happened, whatever is wrong with what it says of queries.
    annotated(event).forEach(query -> names.add(ContractNames.stated(query)));
    SortedSet<String> safe = names.isEmpty() ? NONE : Collections.unmodifiableSortedSet(names);
    known.put(event, safe);
    return safe;
  }

  private static List<Class<?>> annotated(Class<?> event) {
    try {
      Invalidates stated = event.getAnnotation(Invalidates.class);
      return stated == null ? List.of() : List.of(stated.value());
    } catch (TypeNotPresentException | LinkageError e) {
      // The event has happened: who is told of it must not hear of this instead.
      LOG.log(
          Level.WARNING,
          "@Invalidates on "
              + event.getName()
              + " names a class that is not there, so nothing becomes stale; add it or take it out",
          e);
      return List.of();
    }
  }
}
