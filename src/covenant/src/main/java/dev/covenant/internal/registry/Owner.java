package dev.covenant.internal.registry;

import dev.covenant.ContractException;
import dev.covenant.ContractFunction;
import dev.covenant.ContractKind;
import dev.covenant.ErrorKind;
import dev.covenant.RuntimeRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one handler of a command, query or job. */
public final class Owner {
  private final ContractKind kind;
  private final Class<?> type;
  private final String contract;
  private final Class<?> result;
  private final ContractFunction<Object, Object> handler;
  private final Roles roles;
  private final String place;
  private final @Nullable Object boundary;
  private final boolean transactional;
  private final Access access;

  Owner(HandlerSpec spec, String contract) {
    this.kind = spec.kind();
    this.type = spec.type();
    this.contract = contract;
    this.result = spec.result();
    this.handler = spec.handler();
    this.roles = new Roles(spec.kind(), spec.roles());
    this.place = spec.place();
    this.boundary = spec.boundary();
    this.transactional = spec.transactional();
    this.access = spec.access();
  }

  public ContractKind kind() {
    return kind;
  }

  public Class<?> type() {
    return type;
  }

  public String contract() {
    return contract;
  }

  public Class<?> result() {
    return result;
  }

  public ContractFunction<Object, Object> handler() {
    return handler;
  }

  /** Identifies the handler's method to the interceptor that marks its begin and end, if any. */
  public @Nullable Object boundary() {
    return boundary;
  }

  /** Whether the handler states transaction rules of its own. */
  public boolean transactional() {
    return transactional;
  }

  public Set<RuntimeRole> roles() {
    return roles.declared();
  }

  String place() {
    return place;
  }

  boolean permits(@Nullable RuntimeRole caller) {
    return roles.permit(caller);
  }

  /** Refuses a caller whose runtime role, or whoever it is, may not run this. */
  public void admit(@Nullable RuntimeRole caller) {
    if (!roles.permit(caller)) {
      throw new ContractException(
          ErrorKind.ROLE_NOT_ALLOWED,
          contract,
          "Role %s may not run %s %s; %s declares the roles %s"
              .formatted(caller, kind.label(), contract, place, roles.declared()));
    }
    access.check(contract);
  }

  /** Refuses a caller that expects another type of result. */
  public void answer(Class<?> wanted) {
    if (wanted == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          contract,
          "The result type expected of %s %s is null; pass %s"
              .formatted(kind.label(), contract, result.getName()));
    }
    if (!wanted.isAssignableFrom(result)) {
      throw new ContractException(
          ErrorKind.UNSUPPORTED_HANDLER,
          contract,
          "%s %s returns %s from %s, not %s"
              .formatted(kind, contract, result.getName(), place, wanted.getName()));
    }
  }
}
