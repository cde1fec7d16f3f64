package dev.covenant.internal.registry;

import dev.covenant.ContractException;
import dev.covenant.ContractKind;
import dev.covenant.ContractMetadata;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds handlers by type. */
public final class ContractRegistry implements Registry {
  private final ContractNames names;
  private final Map<Class<?>, Owner> commands;
  private final Map<Class<?>, Owner> queries;
  private final Map<Class<?>, Owner> jobs;
  private final Map<EventCategory, Map<String, List<Subscription>>> subscriptions =
      new EnumMap<>(EventCategory.class);

  private final Map<Class<?>, EventContract> events = new ConcurrentHashMap<>();
  private final Invalidations invalidations;

  ContractRegistry(
      ContractNames names,
      Map<ContractKind, Map<Class<?>, Owner>> owners,
      Map<EventCategory, Map<String, List<Subscription>>> subscriptions,
      Invalidations invalidations) {
    this.names = names;
    this.invalidations = invalidations;
    commands = new HashMap<>(owners.getOrDefault(ContractKind.COMMAND, Map.of()));
    queries = new HashMap<>(owners.getOrDefault(ContractKind.QUERY, Map.of()));
    jobs = new HashMap<>(owners.getOrDefault(ContractKind.JOB, Map.of()));
    for (EventCategory category : EventCategory.values()) {
      Map<String, List<Subscription>> copy = new HashMap<>();
      subscriptions
          .getOrDefault(category, Map.of())
          .forEach((contract, present) -> copy.put(contract, List.copyOf(present)));
      this.subscriptions.put(category, copy);
    }
  }

  /** The owner of a command. */
  public Owner command(Object command) {
    return found(commands, ContractKind.COMMAND, command);
  }

  /** The handler of a query. */
  public Owner query(Object query) {
    return found(queries, ContractKind.QUERY, query);
  }

  /** The handler of a job. */
  public Owner job(Object job) {
    return found(jobs, ContractKind.JOB, job);
  }

  private Owner found(Map<Class<?>, Owner> owners, ContractKind kind, Object contract) {
    if (contract == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The %s is null; pass one".formatted(kind.label()));
    }
    Owner owner = owners.get(contract.getClass());
    if (owner == null) {
      throw missing(kind, contract.getClass());
    }
    return owner;
  }

  private ContractException missing(ContractKind kind, Class<?> type) {
    String contract = names.of(type);
    return new ContractException(
        ErrorKind.MISSING_HANDLER,
        contract,
        "Nothing handles %s %s (%s); write a handler in a @Contract bean or register one"
            .formatted(kind.label(), contract, type.getName()));
  }

  /** What is known of events of a type, with or without subscribers. */
  public EventContract event(Class<?> type) {
    EventContract known = events.get(type);
    return known == null ? learned(type) : known;
  }

  private EventContract learned(Class<?> type) {
    EventContract event = new EventContract(type, names.of(type), this);
    events.put(type, event);
    return event;
  }

  /** The subscribers of an event, in order. */
  public List<Subscription> subscribers(EventCategory category, String contract) {
    return subscriptions.get(category).getOrDefault(contract, List.of());
  }

  /** The names of the queries that an event of this type makes stale, sorted and unmodifiable. */
  public SortedSet<String> staleQueries(Class<?> event) {
    return invalidations.of(event);
  }

  @Override
  public Optional<Class<?>> eventType(EventCategory category, String name) {
    return names.type(name).filter(type -> !subscribers(category, names.of(type)).isEmpty());
  }

  /** The type that is known by a name, its own or an alias, with or without subscribers. */
  public Optional<Class<?>> type(String name) {
    return names.type(name);
  }

  @Override
  public String nameOf(Class<?> type) {
    return names.of(type);
  }

  @Override
  public List<ContractMetadata> contracts() {
    return permitted(null);
  }

  @Override
  public List<ContractMetadata> contractsFor(RuntimeRole role) {
    return permitted(Callers.checked(role));
  }

  private List<ContractMetadata> permitted(@Nullable RuntimeRole role) {
    Stream<ContractMetadata> owned =
        Stream.of(commands, queries, jobs)
            .flatMap(owners -> owners.values().stream())
            .filter(owner -> owner.permits(role))
            .map(ContractRegistry::describe);
    Stream<ContractMetadata> events =
        subscriptions.values().stream()
            .flatMap(contracts -> contracts.values().stream())
            .map(present -> present.stream().filter(one -> one.permits(role)).toList())
            .filter(present -> !present.isEmpty())
            .map(ContractRegistry::describe);
    return Stream.concat(owned, events).sorted().toList();
  }

  private static ContractMetadata describe(Owner owner) {
    String result = owner.kind() == ContractKind.JOB ? null : owner.result().getName();
    return new ContractMetadata(owner.kind(), null, owner.contract(), result, 1, owner.roles());
  }

  private static ContractMetadata describe(List<Subscription> present) {
    Subscription first = present.get(0);
    Set<RuntimeRole> roles = new TreeSet<>();
    present.forEach(one -> roles.addAll(one.roles()));
    return new ContractMetadata(
        ContractKind.EVENT, first.category(), first.contract(), null, present.size(), roles);
  }
}
