package dev.covenant.internal.websocket;

import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.presentation.RefusedException;
import dev.covenant.presentation.Handshake;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has connections decided about during their handshake. */
final class EventsConfigurator extends ServerEndpointConfig.Configurator {
  private final Entrance entrance;

  EventsConfigurator(Entrance entrance) {
    this.entrance = entrance;
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
    return entrance.mayAllow(origin);
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (config.getUserProperties().putIfAbsent(Decision.KEY, decide(request)) != null) {
      // One client would get another's labels.
      throw new IllegalStateException(
          "This server shares user properties between connections, against Jakarta WebSocket 2.1,"
              + " section 3.1.5; set covenant.websocket.enabled=false on it");
    }
  }

  private Decision decide(HandshakeRequest request) {
    Handshake handshake = handshake(request);
    Optional<String> cursor = handshake.parameter(Entrance.CURSOR);
    try {
      return Decision.admitted(
          entrance.hub(), entrance.admit(handshake, isSecure(request), session(request), cursor));
    } catch (RefusedException e) {
      return Decision.refused(e.refusal());
    }
  }

  private static Handshake handshake(HandshakeRequest request) {
    return new Handshake(
        Optional.ofNullable(request.getUserPrincipal()),
        request::isUserInRole,
        request.getHeaders(),
        request.getParameterMap());
  }

  private static Optional<String> session(HandshakeRequest request) {
    return request.getHttpSession() instanceof HttpSession session
        ? Optional.of(session.getId())
        : Optional.empty();
  }

  private static boolean isSecure(HandshakeRequest request) {
    URI uri = request.getRequestURI();
    String scheme = uri == null ? null : uri.getScheme();
    return "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
  }
}
