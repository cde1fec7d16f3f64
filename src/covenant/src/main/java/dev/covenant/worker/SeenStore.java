package dev.covenant.worker;

import java.util.Collection;
import java.util.Set;

/**
 * Remembers the ids of events that were delivered, so that a source may hand them out again without
 * harm. Thread-safe. How long it remembers is its own business, and the limit of what it can do: a
 * duplicate that comes later is delivered.
 *
 * <p>A worker marks after the delivery and its acknowledgement. An event whose delivery a crash cut
 * short is therefore delivered again, never lost; what must happen once belongs into the
 * subscriber's own transaction.
 */
public interface SeenStore {
  /**
   * Which of some ids are marked.
   *
   * @param ids the ids
   * @return those that are marked; not to be changed
   * @throws Exception where the store cannot be asked
   */
  Set<String> seen(Collection<String> ids) throws Exception;

  /**
   * Marks ids. Of several callers that mark the same id at the same time, one is told that it was
   * new.
   *
   * @param ids the ids
   * @return how many were not marked before
   * @throws Exception where the store cannot mark them; then it may have marked some
   */
  int markIfNew(Collection<String> ids) throws Exception;
}
