package dev.covenant.it.app;

import dev.covenant.Command;

/** A command that waits, in its transaction, for another one of the same meeting. */
public record Meet(Scenario scenario, String meeting) implements Command<String> {}
