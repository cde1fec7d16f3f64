package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one transaction. They are due once it committed and every command that emitted into
 * it, or that began it, is over. Thread-safe: a time-out ends a transaction from another thread,
 * and others may be at work in it.
 *
 * <p>Mostly all happens on one thread, and no sink looks at events before the commit. What is
 * emitted like that waits in a list of that thread's own, without a lock: others read it when no
 * command is at work any more, and of what is discarded nothing is read.
 */
public final class TransactionBuffer implements Transactions.Participant {
  private final @Nullable Object key;
  private final ReleasePoint release;
  private final Thread owner = Thread.currentThread();
  private final Stage stage;

  private List<Emitted> own = List.of();

  /** Every other event, guarded by this. */
  private List<Emitted> shared = List.of();

  /** Whether any event is or was shared. */
  private volatile boolean sharing;

  /** Whether any event no longer stands: written before its command is over, read after that. */
  private boolean voided;

  private Set<Emitted> prepared = Set.of();
  private @Nullable Throwable veto;

  /**
   * The buffer of the transaction on the calling thread.
   *
   * @param commands how many are at work in it already
   */
  TransactionBuffer(@Nullable Object key, ReleasePoint release, int commands) {
    this.key = key;
    this.release = release;
    this.stage = new Stage(commands);
  }

  /** Identifies the transaction, where that is known. */
  @Nullable Object key() {
    return key;
  }

  /** A command begins to emit into it. */
  void open() {
    stage.enter();
  }

  /** Takes an event, unless it is too late for this transaction. */
  boolean add(Emitted emitted) {
    if (emitted.prepares() || emitted.belongsElsewhere(this) || Thread.currentThread() != owner) {
      return share(emitted);
    }
    if (!stage.isPending()) {
      return false;
    }
    if (own.isEmpty()) {
      own = new ArrayList<>();
    }
    own.add(emitted);
    return true;
  }

  private synchronized boolean share(Emitted emitted) {
    if (!sharing) {
      // First: whoever ends the stage that is asked for next looks here afterwards.
      sharing = true;
    }
    if (!stage.isPending()) {
      return false;
    }
    take(emitted);
    return true;
  }

  private void take(Emitted emitted) {
    shared = shared.isEmpty() ? new ArrayList<>() : shared;
    shared.add(emitted);
  }

  /** A command within it takes back what it said. */
  void markVoided() {
    voided = true;
  }

  /** A command is over: what is due now. */
  List<Emitted> close() {
    return stage.leave() ? due() : List.of();
  }

  /** Whether the transaction committed, as far as its manager said. */
  public boolean isCommitted() {
    return stage.isCommitted();
  }

  /** Whether nothing that was said in it is heard. */
  boolean isDiscarded() {
    return stage.isDiscarded();
  }

  /** What a sink threw before the commit, which is why there was none. */
  public synchronized @Nullable Throwable veto() {
    return veto;
  }

  /** Nothing of this transaction is to be heard, whatever else is said of it. */
  public void discard() {
    stage.discard();
  }

  /**
   * Whether there is something to prepare, and the command that asks is the only one that goes on.
   */
  boolean waitsForLast() {
    return sharing && stage.hasOneCommand();
  }

  /** The last command within this transaction has ended, and it is still open. */
  void prepare() {
    prepare(unprepared());
  }

  /** What is left belongs to handlers that end their transactions themselves. */
  @Override
  public void beforeCompletion() {
    try {
      stage.prepare();
      prepare(unprepared());
    } catch (Throwable t) {
      refuse(t);
      throw t;
    }
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
    if (!sharing) {
      return List.of();
    }
    List<Emitted> all = unpreparedOfAll();
    // Asks other buffers, so not under this one's lock.
    all.removeIf(e -> !e.stands() || e.waitsElsewhere(this));
    return all;
  }

  private synchronized List<Emitted> unpreparedOfAll() {
    List<Emitted> all = new ArrayList<>(0);
    for (Emitted emitted : shared) {
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
    boolean isDue = stage.commit();
    if (sharing && stage.isCommitted()) {
      handOver();
    }
    if (isDue) {
      release.due(due());
    }
  }

  /** Emitted in an inner transaction of a helper: the command's own transaction decides too. */
  private void handOver() {
    List<Emitted> elsewhere = removeShared(true);
    elsewhere.forEach(e -> e.recording().home().adopt(e));
    elsewhere.forEach(e -> release.due(e.recording().home().overdue()));
  }

  private synchronized void adopt(Emitted emitted) {
    if (!stage.isDiscarded()) {
      sharing = true;
      take(emitted);
      shared.sort(Emitted.ORDER);
    }
  }

  /** What is due of a transaction that committed before it adopted. */
  private List<Emitted> overdue() {
    return stage.isOver() ? standing(removeShared(false)) : List.of();
  }

  private List<Emitted> due() {
    List<Emitted> all = own;
    own = List.of();
    return standing(sharing ? joined(all, removeShared(false)) : all);
  }

  private static List<Emitted> joined(List<Emitted> own, List<Emitted> shared) {
    if (own.isEmpty() || shared.isEmpty()) {
      return own.isEmpty() ? shared : own;
    }
    own.addAll(shared);
    own.sort(Emitted.ORDER);
    return own;
  }

  private List<Emitted> standing(List<Emitted> all) {
    return voided ? all.stream().filter(Emitted::stands).toList() : all;
  }

  private synchronized List<Emitted> removeShared(boolean elsewhere) {
    List<Emitted> removed = new ArrayList<>();
    List<Emitted> left = new ArrayList<>(0);
    for (Emitted emitted : shared) {
      (emitted.belongsElsewhere(this) == elsewhere ? removed : left).add(emitted);
    }
    shared = left;
    return removed;
  }
}
