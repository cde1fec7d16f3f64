package dev.covenant.it.app;

/** A parcel was forwarded. */
public record Forwarded(String id) {}
