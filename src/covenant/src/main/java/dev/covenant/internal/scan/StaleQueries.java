package dev.covenant.internal.scan;

import dev.covenant.ContractKind;
import dev.covenant.Invalidates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for the handlers of the queries that events make stale, where these are emitted: who only
 * subscribes to an event need not answer them. Not thread-safe.
 */
final class StaleQueries {
  private final List<HandlerMethod> handlers;
  private final Problems problems;
  private final Set<Class<?>> handled = new HashSet<>();
  private final Set<Class<?>> checked = new HashSet<>();

  StaleQueries(List<HandlerMethod> handlers, Problems problems) {
    this.handlers = handlers;
    this.problems = problems;
  }

  /** Reports each query that nothing handles once for each event that names it. */
  void check() {
    for (HandlerMethod handler : handlers) {
      if (handler.kind() == ContractKind.QUERY) {
        handled.add(handler.type());
      }
    }
    handlers.forEach(this::check);
  }

  private void check(HandlerMethod handler) {
    for (Class<?> event : handler.emits()) {
      Invalidates stale = event.getAnnotation(Invalidates.class);
      if (stale != null && checked.add(event)) {
        List.of(stale.value()).stream()
            .distinct()
            .filter(query -> !handled.contains(query))
            .forEach(query -> problems.invalidates(handler, event, query));
      }
    }
  }
}
