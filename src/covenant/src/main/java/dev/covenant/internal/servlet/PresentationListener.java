package dev.covenant.internal.servlet;

import dev.covenant.internal.admission.CdiBeans;
import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.config.PresentationSettings;
import dev.covenant.internal.scan.Problems;
import dev.covenant.internal.sse.EventStreamServlet;
import dev.covenant.internal.websocket.EventsRegistration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;

/** Registers what browsers connect to, when the application starts. */
@WebListener
public final class PresentationListener implements ServletContextListener {
  /** Jakarta WebSocket 2.1, section 6.4. */
  private static final String WEBSOCKET = "jakarta.websocket.server.ServerContainer";

  private static final Logger LOG = System.getLogger(PresentationListener.class.getName());

  @Override
  public void contextInitialized(ServletContextEvent event) {
    // What is wrong with them was reported with everything else.
    PresentationSettings settings = PresentationSettings.configured(new Problems());
    Entrance entrance = new Entrance(settings.allowedOrigins(), new CdiBeans());
    ServletContext context = event.getServletContext();
    context.addListener(new SessionListener(entrance));
    if (settings.webSocket().enabled()) {
      addEndpoint(context, settings.webSocket().path(), entrance);
    }
    if (settings.serverSentEvents().enabled()) {
      addStream(context, settings.serverSentEvents().path(), entrance);
    }
    if (!settings.cursorPaths().isEmpty()) {
      addCursor(context, settings.cursorPaths().toArray(String[]::new), entrance);
    }
  }

  /** A server without WebSocket has no container for it. */
  private static void addEndpoint(ServletContext context, String path, Entrance entrance) {
    Object container = context.getAttribute(WEBSOCKET);
    if (container == null) {
      LOG.log(Level.DEBUG, "There is no WebSocket here: browsers can use server-sent events only");
    } else {
      EventsRegistration.register(container, path, entrance);
    }
  }

  private static void addStream(ServletContext context, String path, Entrance entrance) {
    ServletRegistration.Dynamic servlet =
        context.addServlet(EventStreamServlet.class.getName(), new EventStreamServlet(entrance));
    if (servlet == null || !servlet.addMapping(path).isEmpty()) {
      throw new IllegalStateException(
          "No stream of server-sent events at "
              + path
              + ": another servlet is there; choose another covenant.sse.path, or set"
              + " covenant.sse.enabled=false");
    }
    servlet.setAsyncSupported(true);
  }

  private static void addCursor(ServletContext context, String[] paths, Entrance entrance) {
    FilterRegistration.Dynamic filter =
        context.addFilter(CursorFilter.class.getName(), new CursorFilter(entrance));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, paths);
  }
}
