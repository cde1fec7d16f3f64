package dev.covenant.internal.presentation;

import java.time.Duration;

/**
 * The limits of a hub.
 *
 * @param buffer how many messages may wait for a client
 * @param replaySize how much is kept for clients that come back, in bytes, about
 * @param heartbeat how long a connection may be quiet
 * @param sendTimeout how long a send may take
 * @param maxClients how many clients there may be
 * @param maxClientsPerUser how many of them may be one user's
 */
public record HubSettings(
    int buffer,
    int replaySize,
    Duration heartbeat,
    Duration sendTimeout,
    int maxClients,
    int maxClientsPerUser) {
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  /** Those of a hub that nobody configured. */
  public static final HubSettings DEFAULT =
      new HubSettings(256, 4 << 20, Duration.ofSeconds(25), Duration.ofSeconds(20), 10_000, 100);

  /** How often to look after clients: a quarter of what is to be noticed, but no more than that. */
  Duration tick() {
    Duration shorter = heartbeat.compareTo(sendTimeout) < 0 ? heartbeat : sendTimeout;
    Duration quarter = shorter.dividedBy(4);
    return quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
  }
}
