package dev.covenant.worker;

import java.util.Optional;

/**
 * Where a worker gets events from: an outbox, a queue, a broker. Implementations are thread-safe:
 * several workers may share one, and then each event goes to one of them.
 */
@FunctionalInterface
public interface EventSource {
  /**
   * Waits for the next batch. What is handed out stays the source's until it is acknowledged.
   *
   * @param limit how many events the batch may have at most, at least one
   * @return the batch, or empty once the source is closed and has no more
   * @throws InterruptedException where the thread is interrupted while it waits, as a worker does
   *     to stop; then nothing has been taken
   * @throws Exception where the source failed; the worker ends, and a started one tries again later
   */
  Optional<EventBatch> receive(int limit) throws Exception;
}
