package dev.covenant.sink;

import java.util.List;

/** A sink with several targets tried all of them, and some failed. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What failed, in the order of delivery. */
  private final Throwable[] failures;

  /**
   * Reports what failed.
   *
   * @param failures the failures in the order of delivery, at least one
   */
  public DeliveryException(List<? extends Throwable> failures) {
    super(failures.size() + " deliveries failed; first: " + failures.get(0).getMessage());
    this.failures = failures.toArray(Throwable[]::new);
    failures.forEach(this::addSuppressed);
  }

  /**
   * What failed.
   *
   * @return the failures in the order of delivery, never empty
   */
  public List<Throwable> failures() {
    return List.of(failures);
  }
}
