package dev.covenant.it.app;

import dev.covenant.Command;

/**
 * Shows a fact to browsers.
 *
 * @param id the fact
 * @param label whom to, everybody if it is empty
 * @param fails whether the command then fails
 */
public record Show(String id, String label, boolean fails) implements Command<Void> {}
