package dev.covenant.benchmarks.presentation.server;

import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WildFly's implementation: it has no broadcast, but takes one encoded text for all channels. */
final class Undertow {
  private Undertow() {}

  static void broadcast(Set<Session> sessions, String text) {
    ByteBuffer encoded = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    for (Session session : sessions) {
      WebSockets.sendText(
          encoded.duplicate(), ((UndertowSession) session).getWebSocketChannel(), null);
    }
  }
}
