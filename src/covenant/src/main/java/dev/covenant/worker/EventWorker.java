package dev.covenant.worker;

import dev.covenant.RuntimeRole;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Takes batches from a source, one after the other, and hands their events to the subscribers of
 * this process that are open to its role. A batch is acknowledged after all of its events were
 * delivered, and given back whole after the first subscriber that failed: delivery is at least
 * once. Thread-safe.
 *
 * <p>Where it was made with a {@link SeenStore}, events that were delivered before are skipped, and
 * so are repetitions within a batch.
 *
 * <p>An error of the source, of an acknowledgement or of giving back ends a {@link #run()}; a
 * worker that was started begins again after a back-off, and says so in the log and in its status.
 */
public interface EventWorker {
  /**
   * Works on the calling thread until the worker is stopped or its source is closed.
   *
   * @throws InterruptedException where the thread is interrupted by somebody else; the batch in
   *     hand was delivered or given back
   * @throws IllegalStateException where it is at work already
   * @throws Exception what the source, an acknowledgement, giving back, or marking as seen threw
   */
  void run() throws Exception;

  /**
   * Works on a thread of its own, over and over after errors, until the worker is stopped or its
   * source is closed.
   *
   * @param threads makes the thread; on a server, the managed one
   * @return this worker
   * @throws IllegalStateException where it was started before
   */
  EventWorker start(ThreadFactory threads);

  /** Takes no more batches; the one in hand is finished. Does not wait for that. */
  void stop();

  /**
   * Takes no more batches, waits until the one in hand is finished, and after the limit interrupts
   * its delivery. Called on the worker's own thread, it does not wait.
   *
   * @param limit how long to wait for the batch in hand
   * @return whether the worker ended in time
   * @throws InterruptedException where the calling thread is interrupted while it waits
   */
  boolean stop(Duration limit) throws InterruptedException;

  /**
   * What the worker has done.
   *
   * @return a snapshot
   */
  WorkerStatus status();

  /** Builds a worker. Not thread-safe. */
  interface Builder {
    /**
     * Names the worker, in logs, threads and its status.
     *
     * @param name the name
     * @return this builder
     */
    Builder name(String name);

    /**
     * Delivers on behalf of a role; else it is that of the dispatcher, or {@link
     * RuntimeRole#WORKER} where that has none.
     *
     * @param role the role; not {@link RuntimeRole#ANY}
     * @return this builder
     */
    Builder role(RuntimeRole role);

    /**
     * Limits how many events are taken at once; 100 unless said. All of them come again when one
     * fails.
     *
     * @param limit the most, at least one
     * @return this builder
     */
    Builder batchSize(int limit);

    /**
     * Says how long to wait after a failure; unless said, up to 100 milliseconds at first and up to
     * 30 seconds in the end.
     *
     * @param backoff the back-off
     * @return this builder
     */
    Builder backoff(Backoff backoff);

    /**
     * Skips events that were delivered before.
     *
     * @param store remembers them
     * @return this builder
     */
    Builder seenStore(SeenStore store);

    /**
     * Makes the worker; it does nothing yet.
     *
     * @return the worker
     */
    EventWorker build();
  }
}
