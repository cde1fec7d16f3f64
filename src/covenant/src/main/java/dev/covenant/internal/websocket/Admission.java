package dev.covenant.internal.websocket;

import jakarta.websocket.Session;

/** What the handshake decided about a connection. */
interface Admission {
  /** The user property that carries it from the handshake to the session. */
  String KEY = Admission.class.getName();

  /** Carries it out, now that there is a session. */
  void enter(Session session);
}
