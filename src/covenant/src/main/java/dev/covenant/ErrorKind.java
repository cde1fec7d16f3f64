package dev.covenant;

import java.util.Locale;

/** What went wrong, stable across releases. */
public enum ErrorKind {
  /** A second handler for a command, query or job. */
  DUPLICATE_HANDLER,
  /** Nothing handles this command, query or job. */
  MISSING_HANDLER,
  /** A handler is there, but not for this result or value type. */
  UNSUPPORTED_HANDLER,
  /** Something required was null: a handler, a registry, a destination, a contract. */
  NIL_HANDLER,
  /** An event was emitted where no command executes. */
  NO_EVENT_RECORDER,
  /** A subscriber, sink or channel failed to take an event. */
  SUBSCRIBER_FAILED,
  /** The caller's runtime role may not run this contract. */
  ROLE_NOT_ALLOWED,
  /** The caller's security roles do not admit it. */
  ACCESS_DENIED,
  /**
   * The commit failed, or a sink vetoed it: nothing was released, and nothing happened, except what
   * a handler did without a transaction.
   */
  COMMIT_FAILED,
  /** The commit ended heuristically: what happened is not known, and nothing was released. */
  OUTCOME_UNKNOWN,
  /** The transaction on the thread has ended (a time-out, mostly): no command can join it. */
  TRANSACTION_ENDED,
  /** Publishing was refused inside an active transaction or command. */
  PUBLISH_REFUSED,
  /** An audience label is blank, null, too long or one too many. */
  INVALID_AUDIENCE,
  /** An event cannot be encoded. */
  ENCODING_FAILED,
  /** What came over a wire or out of a store is no event that can be read here. */
  DECODING_FAILED,
  /** A contract name or alias is blank, its version less than 1, or two types claim it. */
  INVALID_NAME;

  /**
   * The stable code, for logs, metrics and callers in other languages.
   *
   * @return the code, for example {@code duplicate_handler}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
