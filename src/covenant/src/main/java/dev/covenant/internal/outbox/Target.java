package dev.covenant.internal.outbox;

/** Who an event of the outbox goes to. Thread-safe. */
interface Target {
  /** Identifies it in the outbox, across restarts. */
  String name();

  /** Whether this node can reach it. */
  boolean isReachable();

  void deliver(RelayedEvent event) throws Exception;
}
