package dev.covenant.internal.websocket;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** Registers the endpoint. Loads the WebSocket API: touch it only where there is a container. */
final class EventsRegistration {
  private EventsRegistration() {}

  static void register(Object container, WebSocketSettings settings, ApplicationBeans beans) {
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(EventsEndpoint.class, settings.path())
            .configurator(new EventsConfigurator(settings, beans))
            .build();
    try {
      ((ServerContainer) container).addEndpoint(config);
    } catch (DeploymentException e) {
      throw new IllegalStateException(
          "No WebSocket endpoint at "
              + settings.path()
              + ": "
              + e.getMessage()
              + "; choose another covenant.websocket.path, or set covenant.websocket.enabled=false",
          e);
    }
  }
}
