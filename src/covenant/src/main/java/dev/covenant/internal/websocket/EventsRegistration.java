package dev.covenant.internal.websocket;

import dev.covenant.internal.admission.Entrance;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** Registers the endpoint. Loads the WebSocket API: touch it only where there is a container. */
public final class EventsRegistration {
  private EventsRegistration() {}

  /** Registers it with the container of an application. */
  public static void register(Object container, String path, Entrance entrance) {
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(EventsEndpoint.class, path)
            .configurator(new EventsConfigurator(entrance))
            .build();
    try {
      ((ServerContainer) container).addEndpoint(config);
    } catch (DeploymentException e) {
      throw new IllegalStateException(
          "No WebSocket endpoint at "
              + path
              + ": "
              + e.getMessage()
              + "; choose another covenant.websocket.path, or set covenant.websocket.enabled=false",
          e);
    }
  }
}
