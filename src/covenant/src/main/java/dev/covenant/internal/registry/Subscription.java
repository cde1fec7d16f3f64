package dev.covenant.internal.registry;

import dev.covenant.ContractAction;
import dev.covenant.ContractException;
import dev.covenant.ContractKind;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One subscriber to one event type in one category. */
public final class Subscription {
  private final EventCategory category;
  private final String contract;
  private final Class<?> type;
  private final String name;
  private final ContractAction<Object> action;
  private final Roles roles;

  Subscription(
      EventCategory category,
      String contract,
      Class<?> type,
      String name,
      ContractAction<Object> action,
      RuntimeRole... roles) {
    this.category = category;
    this.contract = contract;
    this.type = type;
    this.name = name;
    this.action = action;
    this.roles = new Roles(ContractKind.EVENT, roles);
  }

  EventCategory category() {
    return category;
  }

  String contract() {
    return contract;
  }

  public String name() {
    return name;
  }

  Set<RuntimeRole> roles() {
    return roles.declared();
  }

  public boolean permits(@Nullable RuntimeRole role) {
    return roles.permit(role);
  }

  /** Why this subscriber cannot take the event, or null where it can. */
  public @Nullable ContractException mismatch(EventEnvelope event) {
    // Mostly its very type, which is sooner compared than asked.
    if (event.value().getClass() == type || type.isInstance(event.value())) {
      return null;
    }
    return new ContractException(
        ErrorKind.UNSUPPORTED_HANDLER,
        contract,
        "%s carries a %s, but subscriber %s takes %s"
            .formatted(event, event.value().getClass().getName(), name, type.getName()));
  }

  /** Hands the event over; what the subscriber throws comes out unchanged. */
  public void deliver(EventEnvelope event) throws Throwable {
    action.accept(event.value());
  }
}
