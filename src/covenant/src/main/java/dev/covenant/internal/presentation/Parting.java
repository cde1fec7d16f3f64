package dev.covenant.internal.presentation;

/** Why the hub disconnects a client. */
public enum Parting {
  /** More events wait for it than its buffer holds. */
  TOO_SLOW,
  /** The transport could not send to it, or not in time. */
  SEND_FAILED,
  /** The application ends. */
  SHUT_DOWN
}
