package dev.covenant.internal.servlet;

import dev.covenant.internal.admission.Entrance;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Ends the connections of an HTTP session with it. Containers end sessions on threads of their own,
 * from which the application's beans need not be found.
 */
final class SessionListener implements HttpSessionListener, HttpSessionIdListener {
  private final Entrance entrance;

  SessionListener(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    entrance.visitedHub().ifPresent(hub -> hub.beginSession(event.getSession().getId()));
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    entrance.visitedHub().ifPresent(hub -> hub.endSession(event.getSession().getId()));
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    entrance.visitedHub().ifPresent(hub -> hub.renameSession(oldId, event.getSession().getId()));
  }
}
