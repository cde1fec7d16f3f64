package dev.covenant.observation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation that has ended.
 *
 * @param name the operation
 * @param labels what it was about
 * @param cause why it failed, or null where it succeeded
 */
public record Observation(
    ObservationName name, ObservationLabels labels, @Nullable Throwable cause) {
  /**
   * Why the operation failed.
   *
   * @return the failure, or empty where it succeeded
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(cause);
  }
}
