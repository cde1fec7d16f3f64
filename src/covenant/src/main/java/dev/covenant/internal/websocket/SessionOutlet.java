package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.Message;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.presentation.Disconnection;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/** Sends over a session: one JSON object as a message, or several that had to wait as an array. */
final class SessionOutlet implements Outlet {
  private final Session session;
  private final RemoteEndpoint.Async remote;
  private volatile boolean answered = true;

  SessionOutlet(Session session) {
    this.session = session;
    this.remote = session.getAsyncRemote();
    session.addMessageHandler(PongMessage.class, pong -> answered = true);
  }

  @Override
  public void send(List<Message> messages, Completion completion) {
    remote.sendText(
        text(messages),
        result -> {
          if (result.isOK()) {
            completion.succeeded();
          } else {
            completion.failed(result.getException());
          }
        });
  }

  private static String text(List<Message> messages) {
    return messages.size() == 1
        ? messages.get(0).text()
        : messages.stream().map(Message::text).collect(Collectors.joining(",", "[", "]"));
  }

  /** RFC 6455, section 5.5.2: every client answers a ping, browsers too. */
  @Override
  public boolean probe() {
    if (!answered) {
      return false;
    }
    answered = false;
    try {
      remote.sendPing(ByteBuffer.allocate(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  @Override
  public void close(Disconnection cause) {
    Closing.close(session, reason(cause));
  }

  private static CloseReason reason(Disconnection cause) {
    return switch (cause) {
      case TOO_SLOW -> new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too slow");
      case SEND_FAILED -> new CloseReason(CloseCodes.TRY_AGAIN_LATER, "cannot send");
      case NO_ANSWER -> new CloseReason(CloseCodes.TRY_AGAIN_LATER, "no answer");
      case SPOKE -> new CloseReason(CloseCodes.CANNOT_ACCEPT, "events only go out");
      case REVOKED -> new CloseReason(CloseCodes.VIOLATED_POLICY, "revoked");
      case SESSION_ENDED -> new CloseReason(CloseCodes.VIOLATED_POLICY, "session ended");
      case SHUT_DOWN, LEFT -> new CloseReason(CloseCodes.GOING_AWAY, "shutting down");
    };
  }

  @Override
  public String toString() {
    return "WebSocket session " + session.getId();
  }
}
