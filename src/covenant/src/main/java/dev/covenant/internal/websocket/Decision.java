package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.HubClient;
import dev.covenant.internal.presentation.RefusedException;
import dev.covenant.presentation.Refusal;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/** What the handshake decided about a connection: carried out once there is a session. */
interface Decision {
  /** The user property that carries it from the handshake to the session. */
  String KEY = Decision.class.getName();

  /** The user property that holds the session's client. */
  String CLIENT = HubClient.class.getName();

  /** Carries it out. */
  void enter(Session session);

  /** The client may take part, if there is a place for it. */
  static Decision admitted(Hub hub, Admission admission) {
    return session -> {
      // Heartbeats find out who is gone; events can be hours apart.
      session.setMaxIdleTimeout(0);
      SessionOutlet outlet = new SessionOutlet(session);
      try {
        HubClient client = hub.join(admission, outlet);
        InboundRefusal.install(session, client);
        session.getUserProperties().put(CLIENT, client);
        if (!session.isOpen()) {
          // Its end was told before there was a client.
          client.leave();
        }
      } catch (RefusedException e) {
        refused(e.refusal()).enter(session);
      }
    };
  }

  /**
   * The client is turned away as soon as there is a session: there is no portable way to fail the
   * handshake itself once it gets as far as modifyHandshake.
   */
  static Decision refused(Refusal refusal) {
    return switch (refusal) {
      case CROSS_ORIGIN -> closing(CloseCodes.VIOLATED_POLICY, "cross-origin");
      case UNRESOLVED, REVOKED -> closing(CloseCodes.VIOLATED_POLICY, "refused");
      case TOO_MANY_CLIENTS, TOO_MANY_OF_USER ->
          closing(CloseCodes.TRY_AGAIN_LATER, "too many clients");
      case SHUT_DOWN -> closing(CloseCodes.GOING_AWAY, "shutting down");
    };
  }

  /** Nothing was decided: the server lost it. */
  static Decision missing() {
    return closing(CloseCodes.UNEXPECTED_CONDITION, "no handshake");
  }

  private static Decision closing(CloseCodes code, String reason) {
    return session -> Closing.close(session, new CloseReason(code, reason));
  }
}
