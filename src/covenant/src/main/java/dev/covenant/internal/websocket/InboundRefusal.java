package dev.covenant.internal.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/**
 * Ends a session at the first piece of anything it says: what a browser sends is never an event.
 * Partial handlers, so that no message is collected before it is refused.
 */
final class InboundRefusal {
  private static final int BUFFER = 1024;
  private static final CloseReason REASON =
      new CloseReason(CloseCodes.CANNOT_ACCEPT, "events only go out");

  private InboundRefusal() {}

  static void install(Session session) {
    session.setMaxTextMessageBufferSize(BUFFER);
    session.setMaxBinaryMessageBufferSize(BUFFER);
    MessageHandler.Partial<String> text = (part, last) -> Closing.close(session, REASON);
    MessageHandler.Partial<ByteBuffer> binary = (part, last) -> Closing.close(session, REASON);
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
  }
}
