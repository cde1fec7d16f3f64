package dev.covenant.internal.presentation;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One send under way. Two come by: the sender, when the outlet's method returned, and the outlet's
 * answer. The second of them goes on with the next messages, so that answers given at once are a
 * loop, not a recursion, and nothing is sent while something else is.
 */
final class Delivery implements Outlet.Completion {
  private final HubClient client;
  private final int messages;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AtomicBoolean passed = new AtomicBoolean();

  Delivery(HubClient client, int messages) {
    this.client = client;
    this.messages = messages;
  }

  @Override
  public void succeeded() {
    if (answered.compareAndSet(false, true)) {
      client.delivered(messages);
      if (isSecond()) {
        client.pump();
      }
    }
  }

  @Override
  public void failed(@Nullable Throwable cause) {
    if (answered.compareAndSet(false, true)) {
      client.failed(cause);
    }
  }

  /** To be asked by the sender once, and by the first good answer. */
  boolean isSecond() {
    return !passed.compareAndSet(false, true);
  }
}
