package dev.covenant.internal.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/**
 * The client is turned away as soon as there is a session: there is no portable way to fail the
 * handshake itself once it gets as far as modifyHandshake.
 */
record Refused(CloseReason reason) implements Admission {
  static final Refused CROSS_ORIGIN =
      new Refused(new CloseReason(CloseCodes.VIOLATED_POLICY, "cross-origin"));
  static final Refused UNRESOLVED =
      new Refused(new CloseReason(CloseCodes.VIOLATED_POLICY, "refused"));
  static final Refused UNKNOWN =
      new Refused(new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "no handshake"));

  @Override
  public void enter(Session session) {
    Closing.close(session, reason);
  }
}
