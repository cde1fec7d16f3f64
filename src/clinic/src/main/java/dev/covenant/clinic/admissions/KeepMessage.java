package dev.covenant.clinic.admissions;

import dev.covenant.Command;

/** Keeps what the channel delivered. */
record KeepMessage(String envelope) implements Command<Void> {}
