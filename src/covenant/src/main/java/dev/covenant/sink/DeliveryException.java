package dev.covenant.sink;

import java.util.List;

/** A sink with several targets tried all of them, and some failed. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What failed, in the order of delivery. */
  private final List<Throwable> failures;

  /**
   * Reports what failed.
   *
   * @param failures the failures in the order of delivery, at least one
   */
  public DeliveryException(List<? extends Throwable> failures) {
    super(failures.size() + " deliveries failed; first: " + failures.get(0).getMessage());
    this.failures = List.copyOf(failures);
    this.failures.forEach(this::addSuppressed);
  }

  /**
   * What failed.
   *
   * @return the failures in the order of delivery, never empty
   */
  public List<Throwable> failures() {
    return failures;
  }
}
