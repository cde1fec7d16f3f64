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

  public Releases(
      @Nullable Transactions transactions, LocalSubscribers subscribers, Observers observers) {
    this.transactions = transactions;
    this.subscribers = subscribers;
    this.observers = observers;
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
          for (Batch batch : Batch.of(events, subscribers, observers)) {
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
    release(events).forEach(Releases::log);
  }

  /**
   * Releases events, unless others are being released on this thread: then they wait behind those.
   *
   * @return what failed, in order
   */
  public List<Throwable> release(List<Emitted> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    Object[] slots = ThreadScope.slots();
    if (slots[ThreadScope.RELEASING] instanceof Waiting waiting) {
      waiting.queue.add(() -> outside(() -> deliver(events).forEach(Releases::log)));
      return List.of();
    }
    Waiting waiting = new Waiting();
    List<Throwable> failures = new ArrayList<>(0);
    slots[ThreadScope.RELEASING] = waiting;
    try {
      outside(
          () ->
              masked(
                  slots,
                  () -> {
                    failures.addAll(deliver(events));
                    waiting.runAll();
                  }));
    } catch (RuntimeException | Error e) {
      // The transaction on the thread could not be set aside or taken up: the command happened.
      failures.add(e);
      failed.increment();
    } finally {
      slots[ThreadScope.RELEASING] = null;
    }
    return failures;
  }

  private List<Throwable> deliver(List<Emitted> events) {
    List<Throwable> failures = new ArrayList<>(0);
    for (Batch batch : Batch.of(events, subscribers, observers)) {
      deliver(batch, failures);
    }
    failed.add(failures.size());
    return failures;
  }

  private static void deliver(Batch batch, List<Throwable> failures) {
    try {
      batch.afterCommit();
    } catch (DeliveryException e) {
      failures.addAll(e.failures());
    } catch (Throwable t) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failures.add(t);
    }
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
    masked(ThreadScope.slots(), work);
  }

  private static void masked(Object[] slots, Runnable work) {
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

  /** What became due while something was being released. */
  private static final class Waiting {
    /** Small: mostly, nothing becomes due. */
    private final Queue<Runnable> queue = new ArrayDeque<>(0);

    void runAll() {
      for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
        try {
          next.run();
        } catch (RuntimeException | Error e) {
          // The others still wait for their turn.
          log(e);
        }
      }
    }
  }
}
