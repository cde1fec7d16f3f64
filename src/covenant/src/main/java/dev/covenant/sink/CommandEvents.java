package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.observation.ObservationName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A batch: the events, in emission order, of commands that ran for one role and one sink in one
 * transaction. Immutable for its callers, and thread-safe.
 */
public interface CommandEvents {
  /**
   * The events.
   *
   * @return an immutable list, never empty; who keeps it longer than the batch copies it, for it
   *     holds what the commands left behind as well
   */
  List<EventEnvelope> events();

  /**
   * On whose behalf the commands ran.
   *
   * @return the role, or empty for trusted code without one
   */
  Optional<RuntimeRole> role();

  /**
   * Delivers an event to the local subscribers of its category and contract that are open to the
   * role, all of them, whichever fail.
   *
   * @param event an event of this batch
   * @return what failed, in the order of the subscribers
   */
  List<Throwable> deliverToSubscribers(EventEnvelope event);

  /**
   * The queries that the events of this batch made stale, of whatever category they are.
   *
   * @return the contract names, sorted and unmodifiable; empty where all is as fresh as before
   */
  SortedSet<String> staleQueries();

  /**
   * Tells a fan-out which queries this batch made stale, if any. To be called once for a fan-out,
   * after its presentation events were sent. What fails there is observed, logged and counted, and
   * not thrown: who reads an old answer a while longer is no failure of the command.
   *
   * @param fanout the fan-out
   */
  void invalidate(PresentationFanout fanout);

  /**
   * Tells the application's observer, if it has one, that an operation on events has ended.
   *
   * @param operation the operation
   * @param events the events it was about
   * @param failure why it failed, or null where it succeeded
   */
  void observe(ObservationName operation, List<EventEnvelope> events, @Nullable Throwable failure);
}
