package dev.covenant.internal.cdi;

import dev.covenant.internal.jta.CommitFailures;
import dev.covenant.internal.jta.Demarcation;
import dev.covenant.transaction.Transactions.CommitException;
import dev.covenant.transaction.Transactions.Work;
import jakarta.enterprise.inject.Instance;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Demarcation by the container's transaction interceptors. A boundary serves one call at a time,
 * see there; then it waits for the next one, because making a bean with its interceptors costs many
 * times what a transaction does. There are as many as calls were ever under way together.
 */
final class ContainerDemarcation implements Demarcation {
  private final Instance<TransactionBoundary> boundaries;
  private final Queue<TransactionBoundary> idle = new ConcurrentLinkedQueue<>();

  ContainerDemarcation(Instance<TransactionBoundary> boundaries) {
    this.boundaries = boundaries;
  }

  @Override
  public <R> @Nullable R begin(Work<R> work) throws Throwable {
    Attempt<R> attempt = new Attempt<>(work);
    try {
      bounded(boundary -> boundary.begin(attempt));
    } catch (Throwable t) {
      throw attempt.explain(t);
    }
    return attempt.result;
  }

  @Override
  public void suspend(Runnable work) {
    bounded(boundary -> boundary.suspend(work));
  }

  private void bounded(Consumer<TransactionBoundary> call) {
    TransactionBoundary waiting = idle.poll();
    TransactionBoundary boundary = waiting == null ? boundaries.get() : waiting;
    try {
      call.accept(boundary);
    } finally {
      idle.add(boundary);
    }
  }

  /** Work, and how it ended: interceptors wrap some of what they let through. */
  private static final class Attempt<R> implements Runnable {
    private final Work<R> work;
    private boolean returned;
    private @Nullable R result;
    private @Nullable Throwable failure;

    Attempt(Work<R> work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        result = work.run();
        returned = true;
      } catch (Throwable t) {
        failure = t;
        throw new RollBack();
      }
    }

    Throwable explain(Throwable thrown) {
      if (failure != null) {
        return failure;
      }
      return returned ? new CommitException(thrown, CommitFailures.isHeuristic(thrown)) : thrown;
    }
  }

  /** Makes the interceptor roll back; what the work threw is remembered elsewhere. */
  private static final class RollBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RollBack() {
      super("Roll back", null, false, false);
    }
  }
}
