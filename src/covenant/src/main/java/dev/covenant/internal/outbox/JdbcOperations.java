package dev.covenant.internal.outbox;

import dev.covenant.outbox.OutboxCount;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.outbox.OutboxState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Operates on the tables, and logs who did what. */
final class JdbcOperations implements OutboxOperations {
  private static final Logger LOG = System.getLogger(JdbcOperations.class.getName());
  private static final int BATCH = 200;
  private static final int LONGEST_PAGE = 1000;

  private final Store store;
  private final Entries entries;
  private final Resubmission resubmission;
  private final Skipping skipping;
  private final Purge purge;
  private final Supplier<String> caller;
  private final Runnable wake;

  /**
   * Operates on an outbox.
   *
   * @param caller who calls, on the calling thread
   * @param wake to be called when rows may be due
   */
  JdbcOperations(Store store, Database database, Supplier<String> caller, Runnable wake) {
    this.store = store;
    this.caller = caller;
    this.wake = wake;
    Batches batches = new Batches(store, BATCH);
    entries = new Entries(database);
    resubmission = new Resubmission(batches, database);
    skipping = new Skipping(batches, database);
    purge = new Purge(store, database, Optional.empty(), Duration.ZERO);
  }

  @Override
  public Map<OutboxState, OutboxCount> status() {
    return read(entries::count);
  }

  @Override
  public List<OutboxEntry> page(OutboxState state, long afterSeq, int limit) {
    check(limit >= 1 && limit <= LONGEST_PAGE, "A page has 1 to 1000 events, not " + limit);
    return read(connection -> entries.page(connection, state, afterSeq, limit));
  }

  @Override
  public Optional<OutboxEntry> find(long seq) {
    return read(connection -> entries.find(connection, seq)).stream().findFirst();
  }

  @Override
  public boolean resubmit(long seq) {
    return resubmitted("event " + seq, () -> resubmission.one(seq)) > 0;
  }

  @Override
  public long resubmitContract(String contract) {
    return resubmitted(
        "events of the contract " + checked("contract", contract),
        () -> resubmission.all("contract = ?", contract));
  }

  @Override
  public long resubmitCause(String text) {
    return resubmitted(
        "events whose error contains \"%s\"".formatted(Redaction.of(checked("text", text))),
        () -> resubmission.all("POSITION(? IN last_error) > 0", text));
  }

  private long resubmitted(String what, Change change) {
    return changedDue("resubmit", what, change);
  }

  @Override
  public boolean skip(long seq) {
    return skipped("event " + seq, () -> skipping.all("seq = " + seq)) > 0;
  }

  @Override
  public long skipContract(String contract) {
    return skipped(
        "events of the contract " + checked("contract", contract),
        () -> skipping.all("contract = ?", contract));
  }

  /** Those behind them of their keys are next. */
  private long skipped(String what, Change change) {
    return changedDue("skip", what, change);
  }

  /** Has relays look, also where a part of it was done. */
  private long changedDue(String does, String what, Change change) {
    try {
      return change(does, what, change);
    } finally {
      wake.run();
    }
  }

  @Override
  public long purge(OutboxState state, Duration olderThan) {
    check(state.isEnded(), "Only what has ended can be purged, not " + state);
    check(!olderThan.isNegative(), "Events cannot have ended %s ago".formatted(olderThan));
    return change(
        "purge",
        "%s events that ended %s ago or earlier".formatted(state, olderThan),
        () -> purge.ended(state, olderThan));
  }

  private static String checked(String name, String text) {
    check(!text.isBlank(), "The %s is blank, and would mean every event".formatted(name));
    return text;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private <R> R read(Store.Statements<R> statements) {
    try {
      return Objects.requireNonNull(store.begin(statements));
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be read: " + e.getMessage(), e);
    }
  }

  /** A change, which counts what it changed. */
  @FunctionalInterface
  private interface Change {
    long run() throws SQLException;
  }

  private long change(String does, String what, Change change) {
    String who = caller.get();
    try {
      long count = change.run();
      LOG.log(Level.INFO, () -> line("%s: %s %s: %d".formatted(who, does, what, count)));
      return count;
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          () -> line("%s: %s %s: failed, or a part of it".formatted(who, does, what)));
      throw new IllegalStateException(
          "The outbox cannot %s %s, or not all of them; repeat it: %s"
              .formatted(does, what, e.getMessage()),
          e);
    }
  }

  /** What somebody typed cannot make a second line of the log. */
  private static String line(String text) {
    return "Outbox, " + text.replaceAll("\\p{Cntrl}", " ");
  }
}
