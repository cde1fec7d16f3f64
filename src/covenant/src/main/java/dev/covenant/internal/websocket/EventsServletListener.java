package dev.covenant.internal.websocket;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Registers the endpoint when the application starts. A server without WebSocket has no container
 * for it, and then there is none.
 */
@WebListener
public final class EventsServletListener implements ServletContextListener {
  /** Jakarta WebSocket 2.1, section 6.4. */
  private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

  private static final Logger LOG = System.getLogger(EventsServletListener.class.getName());

  @Override
  public void contextInitialized(ServletContextEvent event) {
    WebSocketSettings settings = WebSocketSettings.read();
    Object container = event.getServletContext().getAttribute(CONTAINER);
    if (container == null) {
      LOG.log(Level.DEBUG, "There is no WebSocket here: browsers get no presentation events");
    } else if (settings.enabled()) {
      EventsRegistration.register(container, settings, new CdiBeans());
    }
  }
}
