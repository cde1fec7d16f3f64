package dev.covenant.internal.registry;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.RuntimeRole;

/** Checks as whom a caller wants to run. */
public final class Callers {
  private Callers() {}

  public static RuntimeRole checked(RuntimeRole role) {
    if (role == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          null,
          "The runtime role is null; a caller without one calls no as()");
    }
    if (role == RuntimeRole.ANY) {
      throw new ContractException(
          ErrorKind.ROLE_NOT_ALLOWED,
          null,
          "Nobody runs as ANY: it opens a contract to all roles; choose the caller's role");
    }
    return role;
  }
}
