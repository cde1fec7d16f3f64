package dev.covenant.it.degraded;

/** Something is noted down. */
public record Noted(String text) {}
