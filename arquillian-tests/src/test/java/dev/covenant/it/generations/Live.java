package dev.covenant.it.generations;

import dev.covenant.Command;

/** Uses whatever the library has; returns the id. */
public record Live(String id) implements Command<String> {}
