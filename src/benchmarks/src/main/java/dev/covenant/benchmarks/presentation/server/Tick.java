package dev.covenant.benchmarks.presentation.server;

import dev.covenant.Command;

/**
 * Shows one event to everybody.
 *
 * @param filler what makes it as large as is asked for
 */
public record Tick(String filler) implements Command<Integer> {}
