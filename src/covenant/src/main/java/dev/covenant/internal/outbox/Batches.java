package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Works on many rows, some at a time, each part in a transaction of its own. What is found is held
 * only then: to read first in the same transaction would have MariaDB refuse rows that others
 * changed meanwhile.
 */
record Batches(Store store, int size) {
  /** What is done to some rows, which the transaction holds. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection, List<Selection.Found> rows) throws SQLException;
  }

  /**
   * Works on all rows that are there now: those that join them meanwhile are left alone, so that it
   * ends.
   *
   * @param locks what is locked before the rows are
   * @return on how many it worked
   */
  long each(Selection selection, Work locks, Work work) throws SQLException {
    long last = Objects.requireNonNull(store.begin(selection::last));
    long after = 0;
    long done = 0;
    while (after < last) {
      long from = after;
      List<Selection.Found> part =
          Objects.requireNonNull(store.begin(c -> selection.between(c, from, last, size)));
      done += part.isEmpty() ? 0 : worked(selection, part, locks, work);
      after = part.size() < size ? last : part.get(size - 1).seq();
    }
    return done;
  }

  private int worked(Selection selection, List<Selection.Found> part, Work locks, Work work)
      throws SQLException {
    return Objects.requireNonNull(
        store.begin(
            connection -> {
              locks.on(connection, part);
              List<Selection.Found> held = selection.hold(connection, part);
              if (!held.isEmpty()) {
                work.on(connection, held);
              }
              return held.size();
            }));
  }
}
