package dev.covenant.it.app;

import dev.covenant.Command;

/** The command of a subscriber. */
public record Follow(String id, Store store) implements Command<Void> {}
