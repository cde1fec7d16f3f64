package dev.covenant.internal.routing;

import java.util.concurrent.CompletionStage;

/** Sends to one channel. Thread-safe. */
@FunctionalInterface
public interface ChannelSend {
  /**
   * Sends a payload.
   *
   * @return completes when it is acknowledged, exceptionally when it is refused
   * @throws RuntimeException where the channel takes nothing: it is full or not connected
   */
  CompletionStage<Void> send(String payload);
}
