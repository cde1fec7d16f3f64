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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sends of one batch: started in order, as many as the channels' buffers take, before any
 * acknowledgement is waited for. What is refused, or not acknowledged in time, is a failure.
 */
final class ChannelSends {
  private final CommandEvents batch;
  private final Duration limit;
  private final List<Pending> pending = new ArrayList<>(0);
  private @Nullable Long deadline;

  ChannelSends(CommandEvents batch, Duration limit) {
    this.batch = batch;
    this.limit = limit;
  }

  void send(Route route, EventEnvelope event, Supplier<String> payload) {
    CompletableFuture<Void> acknowledged;
    try {
      acknowledged = send(route, payload.get());
    } catch (RuntimeException | Error e) {
      acknowledged = CompletableFuture.failedFuture(e);
    }
    pending.add(new Pending(route, event, acknowledged));
  }

  private CompletableFuture<Void> send(Route route, String payload) {
    try {
      return route.send().send(payload).toCompletableFuture();
    } catch (IllegalStateException full) {
      // So says Emitter.send of a full buffer; that of a channel which is alive empties.
      if (pending.isEmpty()) {
        throw full;
      }
      pending.forEach(this::failure);
      return route.send().send(payload).toCompletableFuture();
    }
  }

  /** Waits for the acknowledgements; what failed, in order. */
  List<Throwable> await() {
    List<Throwable> failures = new ArrayList<>(0);
    for (Pending one : pending) {
      Throwable failure = failure(one);
      if (failure != null) {
        failures.add(failure);
      }
      batch.observe(ObservationName.BROKER_PUBLISH, List.of(one.event), failure);
    }
    return failures;
  }

  private @Nullable ContractException failure(Pending one) {
    try {
      one.acknowledged.get(remaining(), TimeUnit.NANOSECONDS);
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

  /** The limit counts for the whole batch, from the first wait on. */
  private long remaining() {
    if (deadline == null) {
      deadline = System.nanoTime() + limit.toNanos();
    }
    return deadline - System.nanoTime();
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
