package dev.covenant.internal.release;

import dev.covenant.RuntimeRole;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.PresentationFanout;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SortedSet;
import java.util.concurrent.atomic.LongAdder;

/** Tells fan-outs which queries became stale; what fails there is no command's business. */
final class StaleNotices {
  private static final Logger LOG = System.getLogger(StaleNotices.class.getName());

  private final Observers observers;
  private final LongAdder failed;

  /**
   * Sends notices.
   *
   * @param failed counts what failed
   */
  StaleNotices(Observers observers, LongAdder failed) {
    this.observers = observers;
    this.failed = failed;
  }

  void send(PresentationFanout fanout, CommandEvents batch) {
    SortedSet<String> queries = batch.staleQueries();
    if (queries.isEmpty()) {
      return;
    }
    RuntimeRole role = batch.role().orElse(null);
    try {
      fanout.invalidate(queries);
      observers.invalidated(queries, role, null);
    } catch (Throwable t) {
      failed(queries, t);
      observers.invalidated(queries, role, t);
    }
  }

  private void failed(SortedSet<String> queries, Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    failed.increment();
    LOG.log(
        Level.ERROR,
        "A presentation fan-out was not told that the queries "
            + queries
            + " became stale, after the command committed: browsers show old answers until they"
            + " ask again",
        failure);
  }
}
