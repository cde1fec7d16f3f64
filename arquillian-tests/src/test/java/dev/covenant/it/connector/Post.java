package dev.covenant.it.connector;

import dev.covenant.Command;

/** Posts letters, and returns how many. */
public record Post(String to, int letters, Letter.Fate fate, boolean fails)
    implements Command<Integer> {}
