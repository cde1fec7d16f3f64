package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one transaction. They are due once it committed and every command that emitted into
 * it, or that began it, is over. Thread-safe: a time-out ends a transaction from another thread.
 */
public final class TransactionBuffer implements Transactions.Participant {
  private enum Outcome {
    PENDING,
    PREPARED,
    COMMITTED,
    DISCARDED
  }

  private final @Nullable Object key;
  private final ReleasePoint release;
  private List<Emitted> events = List.of();

  /** Whether any event's sink has a say before the commit; most have none. */
  private volatile boolean preparing;

  private Set<Emitted> prepared = Set.of();
  private int open;
  private volatile Outcome outcome = Outcome.PENDING;
  private @Nullable Throwable veto;

  TransactionBuffer(@Nullable Object key, ReleasePoint release) {
    this.key = key;
    this.release = release;
  }

  /** Identifies the transaction, where that is known. */
  @Nullable Object key() {
    return key;
  }

  /** A command begins to emit into it. */
  synchronized void open() {
    open++;
  }

  /** Takes an event, unless it is too late for this transaction. */
  synchronized boolean add(Emitted emitted) {
    if (outcome != Outcome.PENDING) {
      return false;
    }
    take(emitted);
    return true;
  }

  private void take(Emitted emitted) {
    events = events.isEmpty() ? new ArrayList<>() : events;
    events.add(emitted);
    if (emitted.prepares()) {
      preparing = true;
    }
  }

  /** A command is over: what is due now. */
  synchronized List<Emitted> close() {
    open--;
    return outcome == Outcome.COMMITTED ? due() : List.of();
  }

  /** Whether the transaction committed, as far as its manager said. */
  public boolean isCommitted() {
    return outcome == Outcome.COMMITTED;
  }

  /** Whether nothing that was said in it is heard. */
  boolean isDiscarded() {
    return outcome == Outcome.DISCARDED;
  }

  /** What a sink threw before the commit, which is why there was none. */
  public synchronized @Nullable Throwable veto() {
    return veto;
  }

  /** Nothing of this transaction is to be heard, whatever else is said of it. */
  public synchronized void discard() {
    outcome = Outcome.DISCARDED;
    events = List.of();
  }

  /**
   * Whether there is something to prepare, and the command that asks is the only one that goes on.
   */
  boolean waitsForLast() {
    return preparing && isLast();
  }

  private synchronized boolean isLast() {
    return open == 1;
  }

  /** The last command within this transaction has ended, and it is still open. */
  void prepare() {
    prepare(unprepared());
  }

  /** What is left belongs to handlers that end their transactions themselves. */
  @Override
  public void beforeCompletion() {
    try {
      completing();
      prepare(unprepared());
    } catch (Throwable t) {
      refuse(t);
      throw t;
    }
  }

  private synchronized void completing() {
    outcome = Outcome.PREPARED;
  }

  private void prepare(List<Emitted> some) {
    if (!some.isEmpty()) {
      release.prepare(some);
      isPrepared(some);
    }
  }

  private synchronized void isPrepared(List<Emitted> some) {
    prepared = prepared.isEmpty() ? new HashSet<>() : prepared;
    prepared.addAll(some);
  }

  private List<Emitted> unprepared() {
    if (!preparing) {
      return List.of();
    }
    List<Emitted> all = unpreparedOfAll();
    // Asks other buffers, so not under this one's lock.
    all.removeIf(e -> !e.stands() || e.waitsElsewhere(this));
    return all;
  }

  private synchronized List<Emitted> unpreparedOfAll() {
    List<Emitted> all = new ArrayList<>(0);
    for (Emitted emitted : events) {
      if (emitted.prepares() && !prepared.contains(emitted)) {
        all.add(emitted);
      }
    }
    return all;
  }

  private synchronized void refuse(Throwable cause) {
    veto = cause;
  }

  @Override
  public void afterCompletion(boolean committed) {
    if (committed) {
      commit();
    } else {
      discard();
    }
  }

  private void commit() {
    List<Emitted> elsewhere;
    List<Emitted> due;
    synchronized (this) {
      if (outcome == Outcome.COMMITTED || outcome == Outcome.DISCARDED) {
        return;
      }
      outcome = Outcome.COMMITTED;
      elsewhere = removeElsewhere();
      due = due();
    }
    if (elsewhere.isEmpty() && due.isEmpty()) {
      return; // Mostly: the command goes on, and releases when it is over.
    }
    // Emitted in an inner transaction of a helper: the command's own transaction decides too.
    elsewhere.forEach(e -> e.recording().home().adopt(e));
    release.due(due);
    elsewhere.forEach(e -> release.due(e.recording().home().overdue()));
  }

  private List<Emitted> removeElsewhere() {
    List<Emitted> elsewhere = List.of();
    for (Emitted emitted : events) {
      if (emitted.belongsElsewhere(this)) {
        elsewhere = elsewhere.isEmpty() ? new ArrayList<>() : elsewhere;
        elsewhere.add(emitted);
      }
    }
    if (!elsewhere.isEmpty()) {
      events.removeAll(elsewhere);
    }
    return elsewhere;
  }

  private synchronized void adopt(Emitted emitted) {
    if (outcome != Outcome.DISCARDED) {
      take(emitted);
      events.sort(Emitted.ORDER);
    }
  }

  /** What is due of a transaction that committed before it adopted. */
  private synchronized List<Emitted> overdue() {
    return outcome == Outcome.COMMITTED ? due() : List.of();
  }

  private List<Emitted> due() {
    if (open > 0 || events.isEmpty()) {
      return List.of();
    }
    List<Emitted> due = events;
    events = List.of();
    due.removeIf(e -> !e.stands());
    return due;
  }
}
