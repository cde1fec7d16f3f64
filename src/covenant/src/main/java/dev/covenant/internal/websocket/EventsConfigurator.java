package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.ClientLabels;
import dev.covenant.presentation.Handshake;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides about connections during their handshake, while the request and its user are at hand. */
final class EventsConfigurator extends ServerEndpointConfig.Configurator {
  private static final Logger LOG = System.getLogger(EventsConfigurator.class.getName());

  private final WebSocketSettings settings;
  private final ApplicationBeans beans;

  EventsConfigurator(WebSocketSettings settings, ApplicationBeans beans) {
    this.settings = settings;
    this.beans = beans;
  }

  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return endpoint.cast(new EventsEndpoint());
  }

  /**
   * Answers 403 where it can. This method is not given the Host header: where the container cannot
   * tell it either, the decision is left to {@link #modifyHandshake}, which is.
   */
  @Override
  public boolean checkOrigin(@Nullable String origin) {
    Optional<Target> target = beans.target();
    return target.isEmpty() || settings.allowedOrigins().allows(origin, target.get());
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Admission admission = decide(request);
    if (config.getUserProperties().putIfAbsent(Admission.KEY, admission) != null) {
      // One client would get another's labels.
      throw new IllegalStateException(
          "This server shares user properties between connections, against Jakarta WebSocket 2.1,"
              + " section 3.1.5; set covenant.websocket.enabled=false on it");
    }
  }

  private Admission decide(HandshakeRequest request) {
    Handshake handshake = handshake(request);
    String origin = handshake.header("Origin").orElse(null);
    Target target =
        Target.of(handshake.header("Host").orElse(null), isSecure(request)).orElse(null);
    if (!settings.allowedOrigins().allows(origin, target)) {
      LOG.log(
          Level.INFO,
          "Refused a connection from a page of {0}; covenant.websocket.allowed-origins can admit it",
          origin);
      return Refused.CROSS_ORIGIN;
    }
    try {
      Set<String> labels = ClientLabels.checked(beans.labels(handshake));
      return new Admitted(beans.hub(), labels, settings.buffer(), settings.sendTimeout());
    } catch (RuntimeException | LinkageError e) {
      // Clients try again and again: the stack is for those who look into it.
      LOG.log(Level.WARNING, "Refused a connection, {0}: {1}", handshake, e);
      LOG.log(Level.DEBUG, "It was refused because of this", e);
      return Refused.UNRESOLVED;
    }
  }

  private static Handshake handshake(HandshakeRequest request) {
    return new Handshake(
        Optional.ofNullable(request.getUserPrincipal()),
        request::isUserInRole,
        request.getHeaders(),
        request.getParameterMap());
  }

  private static boolean isSecure(HandshakeRequest request) {
    URI uri = request.getRequestURI();
    String scheme = uri == null ? null : uri.getScheme();
    return "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
  }
}
