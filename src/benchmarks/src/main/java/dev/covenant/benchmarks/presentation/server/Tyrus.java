package dev.covenant.benchmarks.presentation.server;

import jakarta.websocket.Session;
import org.glassfish.tyrus.core.TyrusSession;

/** Payara's implementation: one frame for all sessions of an endpoint. */
final class Tyrus {
  private Tyrus() {}

  static void broadcast(Session any, String text) {
    ((TyrusSession) any).broadcast(text);
  }
}
