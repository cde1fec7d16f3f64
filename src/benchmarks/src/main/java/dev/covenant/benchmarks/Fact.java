package dev.covenant.benchmarks;

/**
 * What happened, as an event of every contender.
 *
 * @param patient to whom
 */
record Fact(String patient) {}
