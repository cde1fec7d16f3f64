package dev.covenant.it.codec;

import dev.covenant.Command;

/** Has a chart emitted. */
public record Fill(boolean full) implements Command<Void> {}
