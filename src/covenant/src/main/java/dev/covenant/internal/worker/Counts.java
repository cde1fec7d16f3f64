package dev.covenant.internal.worker;

import dev.covenant.worker.WorkerStatus;
import dev.covenant.worker.WorkerStatus.State;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a worker has done. */
final class Counts {
  final LongAdder received = new LongAdder();
  final LongAdder delivered = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder returned = new LongAdder();
  final LongAdder restarts = new LongAdder();
  private volatile @Nullable Throwable lastFailure;

  void failed(Throwable failure) {
    lastFailure = failure;
  }

  WorkerStatus status(String name, State state) {
    Throwable failure = lastFailure;
    return new WorkerStatus(
        name,
        state,
        received.sum(),
        delivered.sum(),
        duplicates.sum(),
        returned.sum(),
        restarts.sum(),
        failure == null ? null : failure.toString());
  }
}
