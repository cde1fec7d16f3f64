package dev.covenant.it.operations;

import dev.covenant.Command;
import dev.covenant.ContractName;

/**
 * Begins a shift.
 *
 * @param name whose; several are separated by commas
 */
public record Shift(String name) implements Command<String> {
  /**
   * It has begun.
   *
   * @param name whose
   */
  @ContractName("it.begun")
  public record Begun(String name) {}
}
