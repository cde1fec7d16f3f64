package dev.covenant.it.degraded;

import dev.covenant.Command;

/** Notes something down, or fails after it said so. */
public record Note(String text, boolean fails) implements Command<String> {}
