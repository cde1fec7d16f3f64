package dev.covenant;

import dev.covenant.internal.emission.ThreadEvents;

/**
 * States facts: what a command's handler injects to emit events. Thread-safe and stateless; it
 * speaks for the command that executes on the calling thread.
 *
 * <p>Emitting is legal only while a command executes, anywhere below its handler on the same
 * thread. The event is buffered with the transaction of that command and heard only if it commits.
 * What goes over a wire is encoded at once, so a later change to the event changes nothing.
 *
 * <p>All methods throw a {@link ContractException} of kind {@link ErrorKind#NO_EVENT_RECORDER}
 * where no command executes on this thread (a query, a subscriber, a sink, an entity callback after
 * the handler returned, another thread) or its transaction has ended, {@link ErrorKind#NIL_HANDLER}
 * for a null event, {@link ErrorKind#ENCODING_FAILED} for one that cannot be encoded (the command
 * then fails, even if the handler catches this) and {@link ErrorKind#INVALID_NAME} where another
 * type has the event's contract name.
 */
public interface ContractEvents {
  /**
   * Events of whichever command executes on the calling thread. For code that nothing injects into.
   *
   * @return the one instance there is
   */
  static ContractEvents ofThisThread() {
    return ThreadEvents.INSTANCE;
  }

  /**
   * States a fact inside this backend.
   *
   * @param event the fact
   */
  void emitDomain(Object event);

  /**
   * States a fact to other systems.
   *
   * @param event the fact
   */
  void emitIntegration(Object event);

  /**
   * Shows a fact to every connected browser.
   *
   * @param event the fact
   */
  void emitPresentation(Object event);

  /**
   * Shows a fact to the browsers of an audience.
   *
   * @param event the fact
   * @param audience who may receive it
   */
  void emitPresentation(Object event, Audience audience);
}
