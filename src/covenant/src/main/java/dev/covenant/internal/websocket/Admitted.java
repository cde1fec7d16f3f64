package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.HubClient;
import dev.covenant.internal.presentation.PresentationHub;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Set;

/** The client takes part with the labels that it got. */
record Admitted(PresentationHub hub, Set<String> labels, int buffer, Duration sendTimeout)
    implements Admission {
  /** The user property that holds the session's client. */
  static final String CLIENT = HubClient.class.getName();

  @Override
  public void enter(Session session) {
    // Events can be hours apart.
    session.setMaxIdleTimeout(0);
    InboundRefusal.install(session);
    SessionOutlet outlet = new SessionOutlet(session, sendTimeout);
    session.getUserProperties().put(CLIENT, hub.join(labels, outlet, buffer));
  }
}
