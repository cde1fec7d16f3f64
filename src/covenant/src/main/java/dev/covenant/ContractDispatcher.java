package dev.covenant;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.dispatch.DispatcherBuilder;
import dev.covenant.observation.ContractObserver;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.transaction.Transactions;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs contracts. Immutable and thread-safe; {@link #as} and {@link #to} return dispatchers of
 * their own: {@code dispatcher.as(RuntimeRole.WEB).to(outbox).execute(command)}.
 *
 * <p><b>Transactions.</b> A command runs in the caller's transaction, or in one that the dispatcher
 * begins; a handler with transaction annotations follows its own. Its events are released, in
 * emission order, once {@code afterCompletion} says that the transaction committed (Jakarta
 * Transactions 2.0, section 3.3.2); any other outcome discards them. Without a transaction, success
 * is that the handler returned. A command that throws drops its own events, even if an outer one
 * catches that and commits.
 *
 * <p><b>Failures.</b> What a handler throws reaches the caller unchanged, checked exceptions
 * included. Nothing that fails after the commit rolls anything back: where this dispatcher's call
 * releases, it reaches the caller as a {@link CommittedException}; where somebody else's commit
 * does, it is logged, counted and observed.
 *
 * <p>Every method that takes a contract throws a {@link ContractException} of kind {@link
 * ErrorKind#MISSING_HANDLER}, {@link ErrorKind#UNSUPPORTED_HANDLER} for a result or value of
 * another type, {@link ErrorKind#ROLE_NOT_ALLOWED}, or {@link ErrorKind#NIL_HANDLER} for null;
 * commands also {@link ErrorKind#COMMIT_FAILED}, {@link ErrorKind#OUTCOME_UNKNOWN} and {@link
 * ErrorKind#TRANSACTION_ENDED}.
 */
public interface ContractDispatcher {
  /**
   * A dispatcher over a registry, without transactions or codec, that delivers to local
   * subscribers.
   *
   * @param registry the contracts
   * @return the dispatcher, for a caller without a role
   */
  static ContractDispatcher over(Registry registry) {
    return builder(registry).build();
  }

  /**
   * Starts a dispatcher.
   *
   * @param registry the contracts
   * @return a builder
   * @throws ContractException of kind {@link ErrorKind#NIL_HANDLER} for null
   */
  static Builder builder(Registry registry) {
    return new DispatcherBuilder(registry);
  }

  /**
   * The same dispatcher on behalf of a role.
   *
   * @param role the role; not {@link RuntimeRole#ANY}, as which nobody runs
   * @return a dispatcher for that role
   */
  ContractDispatcher as(RuntimeRole role);

  /**
   * The same dispatcher with another destination for what commands emit. Local subscribers are not
   * called, and browsers are not told of stale queries, unless the sink does so.
   *
   * @param sink where the events of successful commands go
   * @return a dispatcher for that sink
   * @throws ContractException of kind {@link ErrorKind#NIL_HANDLER} for null
   */
  ContractDispatcher to(CommandEventSink sink);

  /**
   * Runs a command by its owner.
   *
   * @param <R> the result
   * @param command the command
   * @return what the owner returned
   */
  <R> @Nullable R execute(Command<R> command);

  /**
   * Runs a command of a plain type by its owner.
   *
   * @param <R> the result
   * @param command the command
   * @param result the expected type of the result, {@code Void.class} for none
   * @return what the owner returned
   */
  <R> @Nullable R execute(Object command, Class<R> result);

  /**
   * Runs a command by its owner, as {@link #execute(Command)} does, and says what it emitted and
   * which queries that made stale. Where the command committed but a delivery failed, the {@link
   * CommittedException} has the receipt.
   *
   * @param <R> the result
   * @param command the command
   * @return result, event ids and stale queries; in a caller's transaction, if that commits
   */
  <R> Receipt<R> executeForReceipt(Command<R> command);

  /**
   * Runs a command of a plain type by its owner, as {@link #execute(Object, Class)} does, and says
   * what it emitted and which queries that made stale.
   *
   * @param <R> the result
   * @param command the command
   * @param result the expected type of the result, {@code Void.class} for none
   * @return result, event ids and stale queries; in a caller's transaction, if that commits
   */
  <R> Receipt<R> executeForReceipt(Object command, Class<R> result);

  /**
   * Runs a command and returns what it emitted instead of dispatching it. In a caller's transaction
   * the events may yet be rolled back.
   *
   * @param <R> the result
   * @param command the command
   * @return result and events
   */
  <R> Captured<R> capture(Command<R> command);

  /**
   * Runs a command of a plain type and returns what it emitted instead of dispatching it.
   *
   * @param <R> the result
   * @param command the command
   * @param result the expected type of the result, {@code Void.class} for none
   * @return result and events
   */
  <R> Captured<R> capture(Object command, Class<R> result);

  /**
   * Asks a query of its handler.
   *
   * @param <R> the answer
   * @param query the query
   * @return what the handler returned
   */
  <R> @Nullable R ask(Query<R> query);

  /**
   * Asks a query of a plain type of its handler.
   *
   * @param <R> the answer
   * @param query the query
   * @param result the expected type of the answer
   * @return what the handler returned
   */
  <R> @Nullable R ask(Object query, Class<R> result);

  /**
   * Runs a job by its handler. What the handler throws reaches the caller unchanged.
   *
   * @param job the job
   */
  void run(Object job);

  /**
   * Dispatches a domain event to its subscribers at once, all of them, without a command.
   *
   * @param event the event
   * @throws ContractException of kind {@link ErrorKind#PUBLISH_REFUSED} inside an active
   *     transaction or command, which may yet roll back; of kind {@link
   *     ErrorKind#SUBSCRIBER_FAILED} for the first subscriber that failed, after which no further
   *     one is called
   */
  void publishDomain(Object event);

  /**
   * Dispatches an integration event to its local subscribers at once.
   *
   * @param event the event
   * @throws ContractException as {@link #publishDomain}
   */
  void publishIntegration(Object event);

  /**
   * Dispatches a presentation event to its local subscribers at once.
   *
   * @param event the event
   * @throws ContractException as {@link #publishDomain}
   */
  void publishPresentation(Object event);

  /**
   * Replays an envelope to the subscribers of its category and contract, outside any transaction.
   *
   * @param event the envelope
   * @throws ContractException of kind {@link ErrorKind#UNSUPPORTED_HANDLER} for a value of another
   *     type, {@link ErrorKind#SUBSCRIBER_FAILED} for the first subscriber that failed
   */
  void publish(EventEnvelope event);

  /**
   * Replays envelopes in order and stops at the first failure.
   *
   * @param events the envelopes
   * @throws ContractException as {@link #publish(EventEnvelope)}
   */
  void publish(List<EventEnvelope> events);

  /**
   * Starts a worker, which hands what a source has to the subscribers of this process.
   *
   * @param source where the events come from
   * @return a builder
   * @throws ContractException of kind {@link ErrorKind#NIL_HANDLER} for null
   */
  EventWorker.Builder worker(EventSource source);

  /**
   * How many deliveries have failed after a commit since this dispatcher was built, whoever was
   * told of them.
   *
   * @return the count
   */
  long failedDeliveries();

  /** Builds a dispatcher. Not thread-safe. */
  interface Builder {
    /**
     * Runs commands in transactions. Without it, a command's success is that its handler returned.
     *
     * @param transactions the transaction manager
     * @return this builder
     */
    Builder transactions(Transactions transactions);

    /**
     * Sends events to another default destination than the local subscribers.
     *
     * @param sink the sink
     * @return this builder
     */
    Builder sink(CommandEventSink sink);

    /**
     * Encodes events for the sinks that ask for it. Without it, envelopes carry no JSON.
     *
     * @param codec the codec
     * @return this builder
     */
    Builder codec(EnvelopeCodec codec);

    /**
     * Is told of every operation.
     *
     * @param observer the observer
     * @return this builder
     */
    Builder observer(ContractObserver observer);

    /**
     * Makes the dispatcher.
     *
     * @return a dispatcher for a caller without a role
     */
    ContractDispatcher build();
  }
}
