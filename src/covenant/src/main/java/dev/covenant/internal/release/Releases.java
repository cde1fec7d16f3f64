package dev.covenant.internal.release;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.internal.emission.Emitted;
import dev.covenant.internal.emission.Mask;
import dev.covenant.internal.emission.ReleasePoint;
import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.sink.DeliveryException;
import dev.covenant.transaction.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to their sinks: once before the commit, to veto, and once after it. Afterwards there
 * is no transaction on the thread, nothing can be emitted, and what becomes due meanwhile waits for
 * its turn instead of recursing.
 */
public final class Releases implements ReleasePoint {
  private static final Logger LOG = System.getLogger(Releases.class.getName());

  private final @Nullable Transactions transactions;
  private final LocalSubscribers subscribers;
  private final Observers observers;
  private final LongAdder failed = new LongAdder();
  private final StaleNotices notices;

  public Releases(
      @Nullable Transactions transactions, LocalSubscribers subscribers, Observers observers) {
    this.transactions = transactions;
    this.subscribers = subscribers;
    this.observers = observers;
    this.notices = new StaleNotices(observers, failed);
  }

  /** How many deliveries failed after a commit. */
  public long failed() {
    return failed.sum();
  }

  @Override
  public void prepare(List<Emitted> events) {
    if (events.isEmpty()) {
      return;
    }
    masked(
        () -> {
          for (Batch batch : Batch.of(events, subscribers, observers, notices)) {
            prepare(batch);
          }
        });
  }

  private static void prepare(Batch batch) {
    try {
      batch.beforeCommit();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new ContractException(
          ErrorKind.COMMIT_FAILED,
          batch.events().get(0).contract(),
          "A sink refused events before the commit: " + e.getMessage(),
          e);
    }
  }

  /** Prepares events that no transaction holds. */
  public void prepareOutside(List<Emitted> events) {
    if (!events.isEmpty()) {
      outside(() -> prepare(events));
    }
  }

  /** Releases where nobody can be told of failures. */
  @Override
  public void due(List<Emitted> events) {
    if (!events.isEmpty()) {
      release(ThreadScope.slots(), events).forEach(Releases::log);
    }
  }

  /**
   * Releases events, unless others are being released on this thread: then they wait behind those.
   *
   * @param slots those of this thread
   * @return what failed, in order
   */
  public List<Throwable> release(Object[] slots, List<Emitted> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    if (slots[ThreadScope.RELEASING] != null) {
      waiting(slots).add(new Due(this, events));
      return List.of();
    }
    // The slots themselves say that something is released and nothing waits: to refer to anything
    // else from what is as old as its thread costs a memory barrier (G1).
    slots[ThreadScope.RELEASING] = slots;
    Releasing releasing = new Releasing(slots, events);
    try {
      outside(releasing);
    } catch (RuntimeException | Error e) {
      // The transaction on the thread could not be set aside or taken up: the command happened.
      releasing.failures = and(releasing.failures, e);
      failed.increment();
    } finally {
      slots[ThreadScope.RELEASING] = null;
    }
    return releasing.failures;
  }

  /** What became due on the thread while something was released there. */
  @SuppressWarnings("unchecked") // Nothing else is put there.
  private static Queue<Due> waiting(Object[] slots) {
    if (slots[ThreadScope.RELEASING] == slots) {
      slots[ThreadScope.RELEASING] = new ArrayDeque<Due>();
    }
    return (Queue<Due>) slots[ThreadScope.RELEASING];
  }

  /** Returns what failed. */
  private List<Throwable> deliver(List<Emitted> events) {
    List<Throwable> failures = List.of();
    for (Batch batch : Batch.of(events, subscribers, observers, notices)) {
      failures = deliver(batch, failures);
    }
    if (!failures.isEmpty()) {
      failed.add(failures.size());
    }
    return failures;
  }

  private static List<Throwable> deliver(Batch batch, List<Throwable> failures) {
    try {
      batch.afterCommit();
      return failures;
    } catch (DeliveryException e) {
      List<Throwable> all = new ArrayList<>(failures);
      all.addAll(e.failures());
      return all;
    } catch (Throwable t) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return and(failures, t);
    }
  }

  private static List<Throwable> and(List<Throwable> failures, Throwable another) {
    List<Throwable> all = new ArrayList<>(failures);
    all.add(another);
    return all;
  }

  /** Runs work with no transaction on the thread. */
  public void outside(Runnable work) {
    if (transactions == null) {
      work.run();
    } else {
      transactions.suspend(work);
    }
  }

  /** Runs work that cannot emit. */
  public static void masked(Runnable work) {
    Object[] slots = ThreadScope.slots();
    Object emitter = slots[ThreadScope.EMITTER];
    slots[ThreadScope.EMITTER] = Mask.over(emitter);
    try {
      work.run();
    } finally {
      slots[ThreadScope.EMITTER] = emitter;
    }
  }

  /** Logs a failed delivery that no caller will hear of. */
  public static void log(Throwable failure) {
    LOG.log(Level.ERROR, "A delivery failed after its command committed", failure);
  }

  /** What is being released on a thread, and then what became due there meanwhile. */
  private final class Releasing implements Runnable {
    private final Object[] slots;
    private final List<Emitted> events;
    private List<Throwable> failures = List.of();

    Releasing(Object[] slots, List<Emitted> events) {
      this.slots = slots;
      this.events = events;
    }

    @Override
    public void run() {
      Object emitter = slots[ThreadScope.EMITTER];
      slots[ThreadScope.EMITTER] = Mask.over(emitter);
      try {
        failures = deliver(events);
        deliverWaiting();
      } finally {
        slots[ThreadScope.EMITTER] = emitter;
      }
    }

    private void deliverWaiting() {
      while (slots[ThreadScope.RELEASING] != slots) {
        Due next = waiting(slots).poll();
        if (next == null) {
          return;
        }
        next.deliver();
      }
    }
  }

  /**
   * What waits on a thread for its turn.
   *
   * @param releases those of the dispatcher that ran its command, which need not be the first one's
   * @param events the events
   */
  private record Due(Releases releases, List<Emitted> events) {
    void deliver() {
      try {
        releases.outside(() -> releases.deliver(events).forEach(Releases::log));
      } catch (RuntimeException | Error e) {
        // The others still wait for their turn.
        log(e);
      }
    }
  }
}
