package dev.covenant.internal.registry;

import dev.covenant.Command;
import dev.covenant.ContractAction;
import dev.covenant.ContractException;
import dev.covenant.ContractFunction;
import dev.covenant.ContractKind;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.Query;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects handlers and refuses what cannot be registered, at once. */
public final class RegistryBuilder implements Registry.Builder {
  private final ContractNames names = new ContractNames();
  private final Map<ContractKind, Map<Class<?>, Owner>> owners = new EnumMap<>(ContractKind.class);
  private final Map<EventCategory, Map<String, List<Subscription>>> subscriptions =
      new EnumMap<>(EventCategory.class);
  private final Map<Class<?>, Set<Class<?>>> invalidations = new LinkedHashMap<>();

  @Override
  public <C, R> RegistryBuilder command(
      Class<C> type,
      Class<R> result,
      ContractFunction<? super C, ? extends R> handler,
      RuntimeRole... roles) {
    return own(ContractKind.COMMAND, type, result, handler, roles);
  }

  @Override
  public <Q, R> RegistryBuilder query(
      Class<Q> type,
      Class<R> result,
      ContractFunction<? super Q, ? extends R> handler,
      RuntimeRole... roles) {
    return own(ContractKind.QUERY, type, result, handler, roles);
  }

  @Override
  public <J> RegistryBuilder job(
      Class<J> type, ContractAction<? super J> handler, RuntimeRole... roles) {
    required(handler, type);
    ContractFunction<J, Void> function =
        job -> {
          handler.accept(job);
          return null;
        };
    return own(ContractKind.JOB, type, Void.class, function, roles);
  }

  private RegistryBuilder own(
      ContractKind kind,
      Class<?> type,
      Class<?> result,
      ContractFunction<?, ?> handler,
      RuntimeRole... roles) {
    required(handler, type);
    required(result, type);
    agreeing(kind, type, result);
    return own(
        new HandlerSpec(
            kind,
            type,
            result,
            anyFunction(handler),
            roles,
            handler.getClass().getName(),
            false,
            Access.OPEN,
            null));
  }

  private void agreeing(ContractKind kind, Class<?> type, Class<?> result) {
    Type stated = kind == ContractKind.COMMAND ? ResultTypes.stated(type, Command.class) : null;
    stated = kind == ContractKind.QUERY ? ResultTypes.stated(type, Query.class) : stated;
    if (stated != null && !ResultTypes.agree(result, stated)) {
      throw new ContractException(
          ErrorKind.UNSUPPORTED_HANDLER,
          names.of(type),
          "A handler of %s cannot return %s: %s states %s; register it with that"
              .formatted(
                  names.of(type), result.getName(), type.getSimpleName(), stated.getTypeName()));
    }
  }

  /** Registers the owner of a command, query or job. */
  public RegistryBuilder own(HandlerSpec spec) {
    required(spec.type(), null);
    Owner owner = new Owner(spec, names.of(spec.type()));
    Owner first =
        owners
            .computeIfAbsent(spec.kind(), k -> new LinkedHashMap<>())
            .putIfAbsent(spec.type(), owner);
    if (first != null) {
      throw new ContractException(
          ErrorKind.DUPLICATE_HANDLER,
          owner.contract(),
          "%s cannot own %s %s: %s does; it has exactly one owner"
              .formatted(owner.place(), spec.kind().label(), owner.contract(), first.place()));
    }
    return this;
  }

  @Override
  public <E> RegistryBuilder subscriber(
      EventCategory category,
      Class<E> type,
      String name,
      ContractAction<? super E> subscriber,
      RuntimeRole... roles) {
    required(subscriber, type);
    required(type, null);
    required(category, type);
    required(name, type);
    String contract = names.of(type);
    List<Subscription> present = present(category, contract);
    if (present.stream().anyMatch(other -> other.name().equals(name))) {
      throw new ContractException(
          ErrorKind.DUPLICATE_HANDLER,
          contract,
          "%s event %s has a subscriber named %s already; names are unique for an event"
              .formatted(category.label(), contract, name));
    }
    present.add(new Subscription(category, contract, type, name, anyAction(subscriber), roles));
    return this;
  }

  @Override
  public <E> RegistryBuilder domainEvent(
      Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles) {
    return subscriber(EventCategory.DOMAIN, type, subscriber, roles);
  }

  @Override
  public <E> RegistryBuilder integrationEvent(
      Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles) {
    return subscriber(EventCategory.INTEGRATION, type, subscriber, roles);
  }

  @Override
  public <E> RegistryBuilder presentationEvent(
      Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles) {
    return subscriber(EventCategory.PRESENTATION, type, subscriber, roles);
  }

  private <E> RegistryBuilder subscriber(
      EventCategory category,
      Class<E> type,
      ContractAction<? super E> subscriber,
      RuntimeRole... roles) {
    required(type, null);
    String contract = names.of(type);
    String name = contract + "#" + (present(category, contract).size() + 1);
    return subscriber(category, type, name, subscriber, roles);
  }

  private List<Subscription> present(EventCategory category, String contract) {
    return subscriptions
        .computeIfAbsent(category, c -> new LinkedHashMap<>())
        .computeIfAbsent(contract, c -> new ArrayList<>());
  }

  @Override
  public RegistryBuilder invalidates(Class<?> event, Class<?>... queries) {
    required(event, null);
    required(queries, event);
    names.of(event);
    Set<Class<?>> stale = invalidations.computeIfAbsent(event, e -> new LinkedHashSet<>());
    for (Class<?> query : queries) {
      required(query, event);
      stale.add(query);
    }
    return this;
  }

  /** The contract name of a type that is, or will be, registered. */
  public String nameOf(Class<?> type) {
    return names.of(type);
  }

  @Override
  public Registry build() {
    requireHandledInvalidations();
    return new ContractRegistry(
        new ContractNames(names), owners, subscriptions, new Invalidations(invalidations));
  }

  private void requireHandledInvalidations() {
    Map<Class<?>, Owner> queries = owners.getOrDefault(ContractKind.QUERY, Map.of());
    List<String> unhandled = new ArrayList<>(0);
    List<String> problems = new ArrayList<>(0);
    invalidations.forEach(
        (event, stale) -> {
          for (Class<?> query : stale) {
            if (!queries.containsKey(query)) {
              unhandled.add(ContractNames.stated(query));
              problems.add(
                  "event %s invalidates query %s, which nothing handles"
                      .formatted(names.of(event), ContractNames.stated(query)));
            }
          }
        });
    if (!problems.isEmpty()) {
      throw new ContractException(
          ErrorKind.MISSING_HANDLER,
          unhandled.get(0),
          "The registry cannot be built: %s; register a query handler or take the query out of"
                  .formatted(String.join(", and ", problems))
              + " invalidates(...)");
    }
  }

  private static void required(@Nullable Object given, @Nullable Class<?> type) {
    if (given == null) {
      String contract = type == null ? null : type.getName();
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          contract,
          "A registration for %s has a null type, name, result or handler".formatted(contract));
    }
  }

  /** Safe: it is called with values of the registered type only. */
  @SuppressWarnings("unchecked")
  private static ContractFunction<Object, Object> anyFunction(ContractFunction<?, ?> handler) {
    return (ContractFunction<Object, Object>) handler;
  }

  /** Safe: a subscription checks the type of each value. */
  @SuppressWarnings("unchecked")
  private static ContractAction<Object> anyAction(ContractAction<?> action) {
    return (ContractAction<Object>) action;
  }
}
