package dev.covenant.internal.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event that is to be inserted.
 *
 * @param id identifies the event
 * @param payload its value as JSON text
 * @param rest what mostly is the same for all events of a command
 */
record NewRow(String id, String payload, Rest rest) {
  /** What else there is. */
  record Rest(
      String category,
      String contract,
      int version,
      @Nullable String key,
      @Nullable String traceparent,
      @Nullable String targets) {}
}
