package dev.covenant.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator does with the outbox. Injectable where {@code covenant.outbox=jdbc}; otherwise
 * there is no such bean. Thread-safe, and usable on any node, whether it delivers or not.
 *
 * <p>Each call runs in transactions of its own, never in the caller's: what it did stays when the
 * caller's is rolled back, and it does not see what the caller has not committed yet. Called within
 * a transaction that has emitted an event with a partition key, a resubmission of that key waits
 * for the caller's own transaction until the database gives up. Calls on many rows work on some
 * hundred at a time; when one fails, what it did before stays, and it can be repeated.
 *
 * <p>Every change is logged at {@code INFO} with the caller's name, never with a payload. Nothing
 * here asks who may call: that is for the application to decide.
 *
 * <p>All methods throw {@link IllegalStateException} where the database cannot be read or written,
 * and {@link IllegalArgumentException} where an argument means nothing.
 */
public interface OutboxOperations {
  /**
   * Counts the events. Reads both tables of the outbox as a whole: nothing to do every second.
   *
   * @return how many there are in each state, and the age of the oldest; every state is in it
   */
  Map<OutboxState, OutboxCount> status();

  /**
   * Lists events of one state, in the order in which they were stored.
   *
   * @param state the state
   * @param afterSeq the {@code seq} of the last event of the page before; 0 for the first page
   * @param limit how many at most, 1 to 1000
   * @return the events; fewer than the limit where no more follow
   */
  List<OutboxEntry> page(OutboxState state, long afterSeq, int limit);

  /**
   * Finds an event.
   *
   * @param seq the event's {@code seq}
   * @return the event, or empty where there is none, or no longer
   */
  Optional<OutboxEntry> find(long seq);

  /**
   * Has an event delivered again, now: one that is dead, skipped, or waits for its next attempt. It
   * goes only to those targets that do not have it, and may fail as often as a new one. A dead or
   * skipped one gets a new {@code seq}, behind all others of its partition key.
   *
   * @param seq the event's {@code seq}
   * @return false where nothing was to do: it is due or in delivery, it was delivered, or there is
   *     none
   */
  boolean resubmit(long seq);

  /**
   * Has all events of a contract delivered again that are dead or wait for their next attempt, as
   * {@link #resubmit(long)} does, in their order; not those that somebody skipped.
   *
   * @param contract the contract's name as it was stored
   * @return how many
   */
  long resubmitContract(String contract);

  /**
   * Has all events delivered again that failed for one reason and are dead or wait for their next
   * attempt, as {@link #resubmit(long)} does, in their order; not those that somebody skipped.
   *
   * @param text what {@link OutboxEntry#lastError()} contains, in this case of letters; not blank
   * @return how many
   */
  long resubmitCause(String text);

  /**
   * Has an event not delivered: one that waits, is in delivery, or is dead. It is kept as {@link
   * OutboxState#SKIPPED}, and those behind it of its partition key come next. A delivery that is
   * under way is not stopped, but how it ends no longer matters.
   *
   * @param seq the event's {@code seq}
   * @return false where nothing was to do: it was delivered or skipped, or there is none
   */
  boolean skip(long seq);

  /**
   * Skips all events of a contract that wait, are in delivery, or are dead.
   *
   * @param contract the contract's name as it was stored
   * @return how many
   */
  long skipContract(String contract);

  /**
   * Deletes events that are over, for good.
   *
   * @param state {@link OutboxState#DELIVERED}, {@link OutboxState#SKIPPED} or {@link
   *     OutboxState#DEAD}
   * @param olderThan how long ago they must have ended, at least; zero for all
   * @return how many
   */
  long purge(OutboxState state, Duration olderThan);
}
