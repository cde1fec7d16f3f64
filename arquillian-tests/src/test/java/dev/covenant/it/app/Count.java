package dev.covenant.it.app;

import dev.covenant.Command;

/** A command that states numbers in their order, from one on. */
public record Count(String id, int to) implements Command<Void> {}
