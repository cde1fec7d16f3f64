package dev.covenant.internal.emission;

import dev.covenant.EventEnvelope;
import dev.covenant.internal.registry.EventContract;
import java.util.Comparator;

/**
 * An event and the command that emitted it.
 *
 * @param recording the command's recording
 * @param attempt which call of the handler it was; an interceptor may call it again after a failure
 * @param place in the order of everything emitted in this process
 * @param contract what is known of its type
 * @param event the event
 */
public record Emitted(
    Recording recording, int attempt, long place, EventContract contract, EventEnvelope event) {
  static final Comparator<Emitted> ORDER = Comparator.comparingLong(Emitted::place);

  /** Whether its sink has a say before the commit. */
  boolean prepares() {
    return recording.recorder().prepares();
  }

  /** Whether the command still says so. */
  boolean stands() {
    return recording.stands(attempt);
  }

  /** Whether the command's own transaction is another one than the event's. */
  boolean belongsElsewhere(TransactionBuffer buffer) {
    TransactionBuffer home = recording.home();
    return home != null && home != buffer;
  }

  /** Whether, after the event's transaction, the command's own has still to decide. */
  boolean waitsElsewhere(TransactionBuffer buffer) {
    return belongsElsewhere(buffer) && !recording.home().isCommitted();
  }
}
