package dev.covenant.observation;

/**
 * Is told of operations, on the thread that performed them: be quick. Implementations are
 * thread-safe; what they throw is logged and changes nothing. In a WAR, a CDI bean of this type.
 */
@FunctionalInterface
public interface ContractObserver {
  /**
   * Takes one observation.
   *
   * @param observation an operation that has ended
   */
  void observe(Observation observation);
}
