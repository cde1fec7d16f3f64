package dev.covenant.internal.outbox;

import dev.covenant.worker.Backoff;
import java.time.Duration;

/**
 * How a relay works.
 *
 * @param batchSize how many rows it claims at once
 * @param pollInterval how long it waits for a word of new rows before it looks by itself
 * @param lease how long it has rows before others may claim them
 * @param maxAttempts how often a delivery may fail before its row is dead
 * @param backoff how long a failed row waits
 * @param parking how long a row waits that no target here can take
 * @param keep whether delivered rows are kept
 */
record RelaySettings(
    int batchSize,
    Duration pollInterval,
    Duration lease,
    int maxAttempts,
    Backoff backoff,
    Duration parking,
    boolean keep) {}
