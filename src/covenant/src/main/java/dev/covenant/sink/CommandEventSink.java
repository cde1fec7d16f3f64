package dev.covenant.sink;

import dev.covenant.EventEnvelope;

/**
 * Where the events of successful commands go. Implementations are thread-safe. Neither phase can
 * emit, and an empty batch touches nothing: it is not handed over.
 */
public interface CommandEventSink {
  /**
   * Whether this sink puts an event on a wire or into a store. If so it is encoded when it is
   * emitted: a snapshot, and an early error. Cheap and constant for a category and contract.
   *
   * @param event the event, just emitted
   * @return true to have {@link EventEnvelope#json()}
   */
  default boolean encodes(EventEnvelope event) {
    return false;
  }

  /**
   * Looks at an event when a command has just emitted it, on the thread of the command. Whether it
   * will be heard is open: where something fails later, {@link #afterCommit} never gets it. For
   * what watches commands, tests above all; let nothing out here, and do not emit. What a caller
   * captures is not shown. What this throws, emitting throws.
   *
   * @param event the event
   */
  default void emitted(EventEnvelope event) {}

  /**
   * Takes part in the command's transaction, once its handler has returned and no other command
   * goes on around it, or vetoes by throwing: then it rolls back. What is written here to a
   * resource of that transaction commits or vanishes with it. A batch that was accepted here may
   * still be rolled back, and {@link #afterCommit} is then never called. The events of a handler
   * that ends its transaction itself are handed over right before that commits; without a
   * transaction, after the handler returned.
   *
   * @param batch the events
   * @throws Exception to veto
   */
  default void beforeCommit(CommandEvents batch) throws Exception {}

  /**
   * Takes the events of a transaction that committed, without a transaction on the thread. Cannot
   * veto: what it throws is reported, and rolls nothing back.
   *
   * @param batch the events
   * @throws DeliveryException where several deliveries failed; each is reported on its own
   * @throws Exception where delivery failed
   */
  default void afterCommit(CommandEvents batch) throws Exception {}
}
