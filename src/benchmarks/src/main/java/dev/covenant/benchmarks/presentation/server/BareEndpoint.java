package dev.covenant.benchmarks.presentation.server;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one writes first: a loop over the sessions. */
@ServerEndpoint("/bare")
public class BareEndpoint {
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
    for (Session session : SESSIONS) {
      session.getAsyncRemote().sendText(text);
    }
  }
}
