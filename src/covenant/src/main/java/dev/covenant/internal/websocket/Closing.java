package dev.covenant.internal.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Closes sessions whose other end may be gone. */
final class Closing {
  private static final Logger LOG = System.getLogger(Closing.class.getName());

  /** WildFly waits without end for a client to answer that it is closed, unless it is idle. */
  private static final long ANSWERS_WITHIN = Duration.ofSeconds(10).toMillis();

  private Closing() {}

  static void close(Session session, CloseReason reason) {
    try {
      session.setMaxIdleTimeout(ANSWERS_WITHIN);
      session.close(reason);
    } catch (IOException | RuntimeException closedAlready) {
      LOG.log(Level.DEBUG, "A session did not close in order", closedAlready);
    }
  }
}
