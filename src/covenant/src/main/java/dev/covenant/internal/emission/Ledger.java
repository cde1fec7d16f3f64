package dev.covenant.internal.emission;

import dev.covenant.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command that is to give a receipt emits, and the commands below its call on the same
 * thread. Used by that thread only.
 */
public final class Ledger {
  private final @Nullable Ledger outer;
  private final List<Entry> entries = new ArrayList<>();

  private Ledger(@Nullable Ledger outer) {
    this.outer = outer;
  }

  /** A ledger of a command that is about to run where that emitter stands on the thread. */
  public static Ledger below(@Nullable Object emitter) {
    return new Ledger(of(emitter));
  }

  /** The ledger of whoever emits, null where no receipt is wanted. */
  static @Nullable Ledger of(@Nullable Object emitter) {
    if (emitter instanceof Recorder recorder) {
      return recorder.ledger();
    }
    if (emitter instanceof Recording recording) {
      return recording.recorder().ledger();
    }
    if (emitter instanceof HandlerBoundary.Expecting expecting) {
      return expecting.recording().recorder().ledger();
    }
    return null;
  }

  /** Takes down an event and the transaction that it is said in, if any. */
  void enter(Emitted emitted, @Nullable TransactionBuffer buffer) {
    entries.add(new Entry(emitted, buffer));
    if (outer != null) {
      outer.enter(emitted, buffer);
    }
  }

  /** A receipt for what counts of it, now that the command has succeeded. */
  public <R> Receipt<R> receipt(@Nullable R result) {
    List<String> ids = new ArrayList<>(entries.size());
    StaleNames stale = new StaleNames();
    for (Entry entry : entries) {
      if (entry.counts()) {
        Emitted emitted = entry.emitted();
        ids.add(emitted.event().id());
        stale.add(emitted.recording().recorder().staleQueries(emitted.event()));
      }
    }
    return new Receipt<>(result, ids, stale.all());
  }

  private record Entry(Emitted emitted, @Nullable TransactionBuffer buffer) {
    /** Its command succeeded, and no transaction that decides on it has rolled back. */
    boolean counts() {
      return emitted.recording().hasSucceeded()
          && emitted.stands()
          && mayCommit(buffer)
          && mayCommit(emitted.recording().home());
    }

    private static boolean mayCommit(@Nullable TransactionBuffer buffer) {
      return buffer == null || !buffer.isDiscarded();
    }
  }
}
