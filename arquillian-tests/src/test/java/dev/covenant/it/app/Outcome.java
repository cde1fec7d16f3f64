package dev.covenant.it.app;

/** How the transaction ends, as far as the application can have it so. */
public enum Outcome {
  COMMIT,
  EXCEPTION,
  ROLLBACK_ONLY,
  TIME_OUT,
  THROWING_BEFORE_COMPLETION
}
