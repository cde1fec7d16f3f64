package dev.covenant.internal.routing;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventEnvelope;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The sends of one batch: all are started, in order, before any acknowledgement is waited for, and
 * what is refused, or not acknowledged in time, is a failure.
 */
final class ChannelSends {
  private final CommandEvents batch;
  private final Duration limit;
  private final List<Pending> pending = new ArrayList<>(0);

  ChannelSends(CommandEvents batch, Duration limit) {
    this.batch = batch;
    this.limit = limit;
  }

  void send(Route route, EventEnvelope event, String payload) {
    CompletableFuture<Void> acknowledged;
    try {
      acknowledged = route.send().send(payload).toCompletableFuture();
    } catch (RuntimeException e) {
      // A full or unconnected channel throws instead of failing the stage.
      acknowledged = CompletableFuture.failedFuture(e);
    }
    pending.add(new Pending(route, event, acknowledged));
  }

  List<Throwable> await() {
    List<Throwable> failures = new ArrayList<>(0);
    long deadline = System.nanoTime() + limit.toNanos();
    for (Pending one : pending) {
      Throwable failure = await(one, deadline);
      if (failure != null) {
        failures.add(failure);
      }
      batch.observe(ObservationName.BROKER_PUBLISH, List.of(one.event), failure);
    }
    return failures;
  }

  private @Nullable ContractException await(Pending one, long deadline) {
    try {
      one.acknowledged.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return null;
    } catch (ExecutionException e) {
      return refused(one, String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      return refused(
          one,
          "it was not acknowledged within %s (covenant.channel-ack-timeout)".formatted(limit),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(one, "interrupted while it waited for the acknowledgement", e);
    }
  }

  private static ContractException refused(Pending one, String why, Throwable cause) {
    return new ContractException(
        ErrorKind.SUBSCRIBER_FAILED,
        one.event.contract(),
        "Channel %s did not take %s: %s".formatted(one.route.channel(), one.event, why),
        cause);
  }

  private record Pending(Route route, EventEnvelope event, CompletableFuture<Void> acknowledged) {}
}
