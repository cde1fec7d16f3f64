package dev.covenant.internal.outbox;

/**
 * What one transaction of a relay did.
 *
 * @param settled how many rows it settled
 * @param claim what it claimed
 */
record Turn(int settled, Claim claim) {}
