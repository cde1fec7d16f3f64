package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.HubClient;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The endpoint. It has no state, so that it does not matter whether a server makes one instance or
 * one for each connection: everything is in the session's user properties.
 */
public final class EventsEndpoint extends Endpoint {
  private static final Logger LOG = System.getLogger(EventsEndpoint.class.getName());

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    // Jakarta WebSocket 2.1, section 3.1.5: what modifyHandshake put there is the session's own.
    Object decided = session.getUserProperties().get(Decision.KEY);
    Decision decision = decided instanceof Decision known ? known : Decision.missing();
    decision.enter(session);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    leave(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.DEBUG, () -> "WebSocket session " + session.getId() + " failed", failure);
    leave(session);
  }

  private static void leave(Session session) {
    if (session.getUserProperties().get(Decision.CLIENT) instanceof HubClient client) {
      client.leave();
    }
  }
}
