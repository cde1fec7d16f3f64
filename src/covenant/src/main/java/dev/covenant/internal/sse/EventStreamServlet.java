package dev.covenant.internal.sse;

import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.RefusedException;
import dev.covenant.presentation.Handshake;
import dev.covenant.presentation.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stream of server-sent events (HTML Living Standard, section 9.2). No thread waits for a
 * client: it writes as the client reads (Jakarta Servlet 6.0, section 5.7).
 */
public final class EventStreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Entrance entrance;

  /** A stream of what the hub behind an entrance sends. */
  public EventStreamServlet(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      stream(request, response);
    } catch (RefusedException e) {
      response.sendError(status(e.refusal()));
    }
  }

  /** As if it were a GET it would wait for a body that nobody gets. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setContentType(EventStream.CONTENT_TYPE);
  }

  private void stream(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RefusedException {
    Handshake handshake = handshake(request);
    Admission admission =
        entrance.admit(handshake, request.isSecure(), session(request), cursor(handshake));
    requireAsync(request);
    allowOrigin(handshake, response);
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    EventStream stream = new EventStream(context, response);
    try {
      stream.begin(entrance.hub().join(admission, stream));
    } catch (RefusedException e) {
      response.reset();
      response.setStatus(status(e.refusal()));
      context.complete();
    }
  }

  private static void requireAsync(HttpServletRequest request) {
    if (!request.isAsyncSupported()) {
      throw new IllegalStateException(
          "The stream "
              + request.getRequestURI()
              + " is asynchronous, and a filter before it is not; declare the filter with"
              + " asyncSupported = true, or map it to other paths, or set covenant.sse.enabled="
              + "false");
    }
  }

  /** Pages of other sites that may connect may read what they get (Fetch, section 3.3). */
  private static void allowOrigin(Handshake handshake, HttpServletResponse response) {
    handshake
        .header("Origin")
        .ifPresent(
            origin -> {
              response.setHeader("Access-Control-Allow-Origin", origin);
              response.setHeader("Access-Control-Allow-Credentials", "true");
              response.addHeader("Vary", "Origin");
            });
  }

  /** A browser that connects again knows better than the address with which the page began. */
  private static Optional<String> cursor(Handshake handshake) {
    return handshake.header("Last-Event-ID").or(() -> handshake.parameter(Entrance.CURSOR));
  }

  private static Optional<String> session(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
  }

  private static Handshake handshake(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    Map<String, List<String>> parameters =
        request.getParameterMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> Arrays.asList(each.getValue())));
    return new Handshake(
        Optional.ofNullable(request.getUserPrincipal()),
        request::isUserInRole,
        headers,
        parameters);
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case CROSS_ORIGIN, UNRESOLVED, REVOKED -> HttpServletResponse.SC_FORBIDDEN;
      case TOO_MANY_CLIENTS, TOO_MANY_OF_USER, SHUT_DOWN ->
          HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    };
  }
}
