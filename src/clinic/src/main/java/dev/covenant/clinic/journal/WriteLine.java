package dev.covenant.clinic.journal;

import dev.covenant.Command;

/** Writes a line into the journal. */
record WriteLine(String text) implements Command<Void> {}
