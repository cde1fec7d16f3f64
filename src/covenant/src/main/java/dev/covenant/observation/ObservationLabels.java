package dev.covenant.observation;

import dev.covenant.ContractKind;
import dev.covenant.EventCategory;
import dev.covenant.RuntimeRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an observation was about. What an operation does not have is null, empty or zero.
 *
 * @param kind what the contract is
 * @param category the category of an event
 * @param eventId the id of an event
 * @param contract the contract's name
 * @param result the class name of the result of a command or query
 * @param role the role that performed the operation
 * @param roles the roles the contract declares
 * @param handlers how many handlers or subscribers the contract has
 */
public record ObservationLabels(
    ContractKind kind,
    @Nullable EventCategory category,
    @Nullable String eventId,
    String contract,
    @Nullable String result,
    @Nullable RuntimeRole role,
    Set<RuntimeRole> roles,
    int handlers) {
  /**
   * Takes a safe copy of the roles.
   *
   * @param kind what the contract is
   * @param category the category of an event
   * @param eventId the id of an event
   * @param contract the contract's name
   * @param result the class name of the result of a command or query
   * @param role the role that performed the operation
   * @param roles the roles the contract declares
   * @param handlers how many handlers or subscribers the contract has
   */
  public ObservationLabels {
    roles = Set.copyOf(roles);
  }
}
