package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.observation.ObservationName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch: the events, in emission order, of commands that ran for one role and one sink in one
 * transaction. Immutable.
 */
public interface CommandEvents {
  /**
   * The events.
   *
   * @return an immutable list, never empty
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
   * Tells the application's observer, if it has one, that an operation on events has ended.
   *
   * @param operation the operation
   * @param events the events it was about
   * @param failure why it failed, or null where it succeeded
   */
  void observe(ObservationName operation, List<EventEnvelope> events, @Nullable Throwable failure);
}
