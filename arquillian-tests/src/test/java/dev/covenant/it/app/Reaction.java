package dev.covenant.it.app;

/** What a subscriber does with the event. */
public enum Reaction {
  NOTHING,
  OWN_TRANSACTION,
  USER_TRANSACTION,
  REQUIRES_NEW_BEAN,
  /** Writes a row and fails; the row must be rolled back. */
  FAILING_TRANSACTION,
  COMMAND,
  FAILURE
}
