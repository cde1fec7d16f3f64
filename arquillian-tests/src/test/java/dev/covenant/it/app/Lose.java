package dev.covenant.it.app;

import dev.covenant.Command;

/** A command whose event goes to a channel that fails. */
public record Lose(String id) implements Command<String> {}
