package dev.covenant.worker;

import org.jspecify.annotations.Nullable;

/**
 * What a worker has done so far.
 *
 * @param name the worker's name
 * @param state what it is doing
 * @param received how many events it has taken from its source
 * @param delivered how many events it has delivered and acknowledged
 * @param duplicates how many events it skipped, because they had been delivered before
 * @param returned how many events it gave back, because a delivery failed
 * @param restarts how often it began again after an error of its source
 * @param lastFailure the class of what was thrown last, with its message, or null
 */
public record WorkerStatus(
    String name,
    State state,
    long received,
    long delivered,
    long duplicates,
    long returned,
    long restarts,
    @Nullable String lastFailure) {
  /** What a worker is doing. */
  public enum State {
    /** It was not started yet. */
    NEW,
    /** It waits for a batch, or delivers one. */
    RUNNING,
    /** It waits after a failure. */
    BACKING_OFF,
    /** It was stopped, or its source is closed. */
    STOPPED,
    /** It ended with an error. */
    FAILED
  }
}
