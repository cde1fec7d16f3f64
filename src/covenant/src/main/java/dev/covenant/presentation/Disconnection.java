package dev.covenant.presentation;

/** Why a client of the {@link PresentationHub} is no longer connected. */
public enum Disconnection {
  /** It went away by itself, or its connection broke. */
  LEFT,
  /** More events waited for it than its buffer holds. */
  TOO_SLOW,
  /** The transport could not send to it, or not in time. */
  SEND_FAILED,
  /** It gave no sign of life when it was asked for one. */
  NO_ANSWER,
  /** It sent something, which no client may. */
  SPOKE,
  /** {@link PresentationHub#revoke} named it. */
  REVOKED,
  /** Its HTTP session ended: by time, log-out or the application. */
  SESSION_ENDED,
  /** The application ended. */
  SHUT_DOWN
}
