package dev.covenant;

import dev.covenant.internal.registry.RegistryBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The contracts of one runtime and who handles them. Immutable and thread-safe. In a WAR the CDI
 * extension builds it; in plain Java it is built by hand:
 *
 * <pre>{@code
 * Registry registry =
 *     Registry.builder()
 *         .command(AdmitPatient.class, Long.class, ward::admit, RuntimeRole.WEB)
 *         .domainEvent(PatientAdmitted.class, board::show)
 *         .build();
 * }</pre>
 */
public interface Registry {
  /**
   * Starts an empty registry.
   *
   * @return a builder
   */
  static Builder builder() {
    return new RegistryBuilder();
  }

  /**
   * Describes every contract.
   *
   * @return an immutable copy, sorted by kind, category and name
   */
  List<ContractMetadata> contracts();

  /**
   * Describes the contracts that a role may run or hear; the handler count is that of the role.
   *
   * @param role the role; not {@link RuntimeRole#ANY}, as which nobody runs
   * @return an immutable copy, sorted by kind, category and name
   */
  List<ContractMetadata> contractsFor(RuntimeRole role);

  /**
   * The contract name of a type: its {@link ContractName}, else its class name.
   *
   * @param type the contract type
   * @return the name
   * @throws ContractException of kind {@link ErrorKind#INVALID_NAME} if another type has it
   */
  String nameOf(Class<?> type);

  /**
   * The type of an event that has subscribers here. No other type is ever made of what comes from
   * outside.
   *
   * @param category the event's category
   * @param name its contract name, or an alias
   * @return the type, or empty where nothing subscribes to such an event
   */
  Optional<Class<?>> eventType(EventCategory category, String name);

  /**
   * Collects handlers. Not thread-safe. Every method throws a {@link ContractException} of kind
   * {@link ErrorKind#NIL_HANDLER} for a null type or handler, and {@link ErrorKind#INVALID_NAME}
   * where another type has the contract's name.
   */
  interface Builder {
    /**
     * Registers the one owner of a command.
     *
     * @param <C> the command
     * @param <R> the result
     * @param type the command's type, exactly
     * @param result the result's type, {@code Void.class} for none
     * @param handler the owner
     * @param roles the roles that may run it; with none, only a caller without a role may
     * @return this builder
     * @throws ContractException of kind {@link ErrorKind#DUPLICATE_HANDLER} for a second owner
     */
    <C, R> Builder command(
        Class<C> type,
        Class<R> result,
        ContractFunction<? super C, ? extends R> handler,
        RuntimeRole... roles);

    /**
     * Registers the one handler of a query.
     *
     * @param <Q> the query
     * @param <R> the answer
     * @param type the query's type, exactly
     * @param result the answer's type
     * @param handler the handler
     * @param roles the roles that may run it; with none, only a caller without a role may
     * @return this builder
     * @throws ContractException of kind {@link ErrorKind#DUPLICATE_HANDLER} for a second handler
     */
    <Q, R> Builder query(
        Class<Q> type,
        Class<R> result,
        ContractFunction<? super Q, ? extends R> handler,
        RuntimeRole... roles);

    /**
     * Registers the one handler of a job.
     *
     * @param <J> the job
     * @param type the job's type, exactly
     * @param handler the handler
     * @param roles the roles that may run it; with none, every role
     * @return this builder
     * @throws ContractException of kind {@link ErrorKind#DUPLICATE_HANDLER} for a second handler
     */
    <J> Builder job(Class<J> type, ContractAction<? super J> handler, RuntimeRole... roles);

    /**
     * Registers a subscriber. Subscribers of an event are called in the order of registration.
     *
     * @param <E> the event
     * @param category the category subscribed to
     * @param type the event's type, exactly
     * @param name the subscriber's name, stable and unique for this event: it stands in errors
     * @param subscriber the subscriber
     * @param roles the roles it is for; with none, every role
     * @return this builder
     * @throws ContractException of kind {@link ErrorKind#DUPLICATE_HANDLER} if the name is taken
     */
    <E> Builder subscriber(
        EventCategory category,
        Class<E> type,
        String name,
        ContractAction<? super E> subscriber,
        RuntimeRole... roles);

    /**
     * Registers a subscriber to a domain event, named after the event and its place in the order.
     *
     * @param <E> the event
     * @param type the event's type, exactly
     * @param subscriber the subscriber
     * @param roles the roles it is for; with none, every role
     * @return this builder
     */
    <E> Builder domainEvent(
        Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles);

    /**
     * Registers a subscriber to an integration event, named after the event and its place.
     *
     * @param <E> the event
     * @param type the event's type, exactly
     * @param subscriber the subscriber
     * @param roles the roles it is for; with none, every role
     * @return this builder
     */
    <E> Builder integrationEvent(
        Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles);

    /**
     * Registers a subscriber to a presentation event, named after the event and its place.
     *
     * @param <E> the event
     * @param type the event's type, exactly
     * @param subscriber the subscriber
     * @param roles the roles it is for; with none, every role
     * @return this builder
     */
    <E> Builder presentationEvent(
        Class<E> type, ContractAction<? super E> subscriber, RuntimeRole... roles);

    /**
     * Says which queries an event makes stale, beside those that its type names with {@link
     * Invalidates}: for types that cannot be annotated.
     *
     * @param event the event's type, exactly
     * @param queries the types of the queries, which may be registered later
     * @return this builder
     */
    Builder invalidates(Class<?> event, Class<?>... queries);

    /**
     * Makes the registry. The builder may go on; the registry does not change.
     *
     * @return the registry
     * @throws ContractException of kind {@link ErrorKind#MISSING_HANDLER} where {@link
     *     #invalidates} was given queries that nothing handles; the message names all of them
     */
    Registry build();
  }
}
