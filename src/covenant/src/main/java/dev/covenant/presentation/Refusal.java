package dev.covenant.presentation;

/** Why the {@link PresentationHub} did not let a client in. */
public enum Refusal {
  /** It is a page of another site than those that may connect. */
  CROSS_ORIGIN,
  /** The {@link AudienceResolver} refused it, or failed. */
  UNRESOLVED,
  /** What it may hear was revoked, or its session ended, while it connected. */
  REVOKED,
  /** There are as many clients as there may be. */
  TOO_MANY_CLIENTS,
  /** Its user has as many clients as one may have. */
  TOO_MANY_OF_USER,
  /** The application ends. */
  SHUT_DOWN
}
