package dev.covenant.it.connector;

import dev.covenant.ContractName;
import dev.covenant.IntegrationChannel;

/**
 * What goes over the wire.
 *
 * @param to who it is for
 * @param number its place in the order of emission
 * @param fate what happens to it on the way
 */
@ContractName("it.letter")
@IntegrationChannel("outbound")
public record Letter(String to, int number, Fate fate) {
  /** What happens to a letter. */
  public enum Fate {
    DELIVERED,
    /** The wire does not take it. */
    REFUSED,
    /** The consumer fails on it once. */
    RETURNED
  }
}
