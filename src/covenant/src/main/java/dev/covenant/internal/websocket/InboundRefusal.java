package dev.covenant.internal.websocket;

import dev.covenant.internal.presentation.HubClient;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/**
 * Ends a session at the first piece of anything it says: what a browser sends is never an event.
 * Partial handlers, so that no message is collected before it is refused.
 */
final class InboundRefusal {
  private static final int BUFFER = 1024;

  private InboundRefusal() {}

  static void install(Session session, HubClient client) {
    session.setMaxTextMessageBufferSize(BUFFER);
    session.setMaxBinaryMessageBufferSize(BUFFER);
    MessageHandler.Partial<String> text = (part, last) -> client.speak();
    MessageHandler.Partial<ByteBuffer> binary = (part, last) -> client.speak();
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
  }
}
