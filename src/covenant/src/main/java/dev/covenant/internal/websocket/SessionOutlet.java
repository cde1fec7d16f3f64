package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.Outlet;
import dev.covenant.internal.presentation.Parting;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.time.Duration;

/** Sends over a session. */
final class SessionOutlet implements Outlet {
  private final Session session;
  private final RemoteEndpoint.Async remote;

  SessionOutlet(Session session, Duration sendTimeout) {
    this.session = session;
    this.remote = session.getAsyncRemote();
    remote.setSendTimeout(sendTimeout.toMillis());
  }

  @Override
  public void send(String text, Completion completion) {
    remote.sendText(
        text,
        result -> {
          if (result.isOK()) {
            completion.succeeded();
          } else {
            completion.failed(result.getException());
          }
        });
  }

  @Override
  public void close(Parting parting) {
    Closing.close(session, reason(parting));
  }

  private static CloseReason reason(Parting parting) {
    return switch (parting) {
      case TOO_SLOW -> new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too slow");
      // A send that takes too long fails like any other.
      case SEND_FAILED -> new CloseReason(CloseCodes.TRY_AGAIN_LATER, "cannot send");
      case SHUT_DOWN -> new CloseReason(CloseCodes.GOING_AWAY, "shutting down");
    };
  }

  @Override
  public String toString() {
    return "WebSocket session " + session.getId();
  }
}
