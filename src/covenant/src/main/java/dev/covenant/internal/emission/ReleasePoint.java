package dev.covenant.internal.emission;

import java.util.List;

/** Where events go when their transaction completes. */
public interface ReleasePoint {
  /** The transaction is about to commit; throwing vetoes. */
  void prepare(List<Emitted> events);

  /** The transaction committed, and no call of the dispatcher is there to release its events. */
  void due(List<Emitted> events);
}
