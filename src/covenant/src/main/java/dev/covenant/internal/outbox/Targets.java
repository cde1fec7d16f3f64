package dev.covenant.internal.outbox;

import dev.covenant.codec.EncodedEnvelope;
import java.util.List;

/** Finds the targets of events. Thread-safe. */
@FunctionalInterface
interface Targets {
  /** Those of an event, by its category and contract name; an alias counts. */
  List<Target> of(EncodedEnvelope event);
}
