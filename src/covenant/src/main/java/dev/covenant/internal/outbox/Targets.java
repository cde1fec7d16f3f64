package dev.covenant.internal.outbox;

import dev.covenant.EventCategory;
import java.util.List;

/** Finds the targets of events. Thread-safe. */
@FunctionalInterface
interface Targets {
  /** Those of an event, by its category and contract name; an alias counts. */
  List<Target> of(EventCategory category, String contract);
}
