package dev.covenant.internal.dispatch;

import dev.covenant.CommittedException;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.internal.emission.Emitted;
import dev.covenant.internal.emission.Ledger;
import dev.covenant.internal.emission.Recording;
import dev.covenant.internal.registry.Owner;
import dev.covenant.internal.release.Releases;
import dev.covenant.transaction.Transactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command's recording, well or not. */
record Completion(@Nullable Transactions transactions, Releases releases) {
  /** Lets the sinks of events that no transaction holds have their say. */
  void prepare(Owner owner, Recording recording) {
    List<Emitted> loose = recording.loose();
    if (loose.isEmpty()) {
      return;
    }
    try {
      releases.prepareOutside(loose);
    } catch (RuntimeException | Error e) {
      throw new ContractException(
          ErrorKind.COMMIT_FAILED,
          owner.contract(),
          "A sink refused the events of command %s, which ran without a transaction: what it did stands, nobody hears of it: %s"
              .formatted(owner.contract(), e.getMessage()),
          e);
    }
  }

  /** Releases what is due and reports what failed. */
  void succeed(Owner owner, Recording recording, @Nullable Object result) {
    List<Throwable> failures = releases.release(recording.slots(), recording.close(true));
    if (failures.isEmpty()) {
      return;
    }
    if (Enclosing.isOpen(transactions)) {
      // Thrown here, it would fail the enclosing command or transaction, which did nothing wrong.
      failures.forEach(Releases::log);
    } else {
      Ledger ledger = recording.recorder().ledger();
      throw new CommittedException(
          owner.contract(), result, failures, ledger == null ? null : ledger.receipt(result));
    }
  }

  /** Drops the command's events; those of inner commands whose transactions committed still go. */
  void fail(Recording recording) {
    releases.due(recording.close(false));
  }

  static ContractException vetoed(Owner owner, Throwable veto) {
    return new ContractException(
        ErrorKind.COMMIT_FAILED,
        owner.contract(),
        "Command %s was rolled back: its handler returned, but a sink refused its events: %s"
            .formatted(owner.contract(), veto),
        veto);
  }

  static ContractException commitFailed(Owner owner, Throwable cause) {
    return new ContractException(
        ErrorKind.COMMIT_FAILED,
        owner.contract(),
        "Command %s was rolled back: its handler returned, but the commit failed: %s"
            .formatted(owner.contract(), cause),
        cause);
  }
}
