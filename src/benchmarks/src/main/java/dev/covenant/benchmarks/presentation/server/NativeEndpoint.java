package dev.covenant.benchmarks.presentation.server;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The best that the server itself has for a broadcast. */
@ServerEndpoint("/native")
public class NativeEndpoint {
  private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

  @OnOpen
  public void open(Session session) {
    session.setMaxIdleTimeout(0);
    SESSIONS.add(session);
    session.getAsyncRemote().sendText("{}");
  }

  @OnClose
  public void close(Session session) {
    SESSIONS.remove(session);
  }

  @OnError
  public void fail(Session session, Throwable cause) {
    SESSIONS.remove(session);
  }

  static void broadcast(String text) {
    Session any = SESSIONS.iterator().next();
    // Only the one server's classes are there: the other's must not be loaded.
    if (any.getClass().getName().startsWith("io.undertow.")) {
      Undertow.broadcast(SESSIONS, text);
    } else {
      Tyrus.broadcast(any, text);
    }
  }
}
