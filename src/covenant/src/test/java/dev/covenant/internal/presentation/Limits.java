package dev.covenant.internal.presentation;

import java.time.Duration;

/** The limits of hubs in tests: none but those that are named. */
public record Limits(
    int buffer, int replaySize, Duration heartbeat, Duration sendTimeout, int clients, int ofUser) {
  public static final Limits NONE =
      new Limits(1_000_000, 1 << 30, Duration.ofDays(1), Duration.ofDays(1), 1_000_000, 1_000_000);

  public Limits buffering(int messages) {
    return new Limits(messages, replaySize, heartbeat, sendTimeout, clients, ofUser);
  }

  public Limits replaying(int bytes) {
    return new Limits(buffer, bytes, heartbeat, sendTimeout, clients, ofUser);
  }

  public Limits quietFor(Duration longest) {
    return new Limits(buffer, replaySize, longest, sendTimeout, clients, ofUser);
  }

  public Limits sendingFor(Duration longest) {
    return new Limits(buffer, replaySize, heartbeat, longest, clients, ofUser);
  }

  public Limits of(int clients, int ofUser) {
    return new Limits(buffer, replaySize, heartbeat, sendTimeout, clients, ofUser);
  }

  public HubSettings settings() {
    return new HubSettings(buffer, replaySize, heartbeat, sendTimeout, clients, ofUser);
  }
}
