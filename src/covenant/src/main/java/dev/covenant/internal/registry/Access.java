package dev.covenant.internal.registry;

/** Decides whether the current caller may run a handler. Thread-safe. */
@FunctionalInterface
public interface Access {
  /** Everybody may, or somebody else sees to it. */
  Access OPEN = contract -> {};

  /**
   * Refuses by throwing.
   *
   * @param contract the contract's name, for the message
   */
  void check(String contract);
}
