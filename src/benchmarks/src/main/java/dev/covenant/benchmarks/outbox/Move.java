package dev.covenant.benchmarks.outbox;

import dev.covenant.Command;

/**
 * Moves patients; emits an event for each.
 *
 * @param patients how many
 */
public record Move(int patients) implements Command<Integer> {}
