package dev.covenant.it.app;

import dev.covenant.Command;

/** A command that writes a row when its transaction completes, and may then fail. */
public record Complete(Scenario scenario) implements Command<String> {}
