package dev.covenant.internal.outbox;

import dev.covenant.worker.Backoff;
import java.time.Duration;

/**
 * How a relay works.
 *
 * @param batchSize how many rows it claims at once
 * @param threads how many deliver at once
 * @param pollInterval how long it waits for a word of new rows before it looks by itself
 * @param lease how long it has rows before others may claim them; it renews that in time
 * @param timeout how long a target may take for an event
 * @param maxAttempts how often a delivery may fail before its row is dead
 * @param backoff how long a failed row waits
 * @param parking how long a row waits that no target here can take
 */
record RelaySettings(
    int batchSize,
    int threads,
    Duration pollInterval,
    Duration lease,
    Duration timeout,
    int maxAttempts,
    Backoff backoff,
    Duration parking) {}
