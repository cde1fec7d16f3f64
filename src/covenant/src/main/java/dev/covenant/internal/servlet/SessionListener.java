package dev.covenant.internal.servlet;

import dev.covenant.internal.presentation.Hub;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Ends the connections of an HTTP session with it. */
@WebListener
public final class SessionListener implements HttpSessionListener, HttpSessionIdListener {
  private static final Logger LOG = System.getLogger(SessionListener.class.getName());

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    tell(hub -> hub.endSession(event.getSession().getId()));
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    tell(hub -> hub.renameSession(oldId, event.getSession().getId()));
  }

  private static void tell(Consumer<Hub> word) {
    try {
      word.accept(CDI.current().select(Hub.class).get());
    } catch (IllegalStateException ended) {
      // Sessions can outlive the application, whose end has disconnected everyone.
      LOG.log(Level.DEBUG, "A session ended after the application", ended);
    }
  }
}
