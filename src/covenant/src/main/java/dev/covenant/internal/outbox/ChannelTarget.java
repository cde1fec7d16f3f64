package dev.covenant.internal.outbox;

import dev.covenant.internal.routing.Route;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A channel of this application. It has the event when it acknowledges. */
record ChannelTarget(Route route, Duration acknowledgement) implements Target {
  @Override
  public String name() {
    return "channel " + route.channel();
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public void deliver(RelayedEvent event) throws Exception {
    try {
      route
          .send()
          .send(event.encoded().write())
          .toCompletableFuture()
          .get(acknowledgement.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "it was not acknowledged within %s (covenant.channel-ack-timeout)"
              .formatted(acknowledgement),
          e);
    }
  }
}
