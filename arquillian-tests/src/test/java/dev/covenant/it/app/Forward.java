package dev.covenant.it.app;

import dev.covenant.Command;

/** A command that a worker's subscriber runs; it says a domain fact. */
public record Forward(String id) implements Command<String> {}
