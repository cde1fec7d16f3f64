package dev.covenant.outbox;

import java.time.Duration;

/**
 * How many events of the outbox are in a state.
 *
 * @param rows how many
 * @param oldest how long ago the oldest of them was stored, or ended where the state {@linkplain
 *     OutboxState#isEnded() is over}; zero where there is none
 */
public record OutboxCount(long rows, Duration oldest) {}
