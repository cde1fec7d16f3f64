package dev.covenant.internal.dispatch;

import dev.covenant.Captured;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.Recording;
import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.internal.emission.TransactionBuffer;
import dev.covenant.internal.emission.TransactionBuffers;
import dev.covenant.internal.registry.Owner;
import dev.covenant.internal.release.Releases;
import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.CommitException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** With a transaction manager: success is that the transaction committed. */
final class TransactionalCommands implements Commands {
  private final Transactions transactions;
  private final TransactionBuffers buffers;
  private final Completion completion;

  TransactionalCommands(Transactions transactions, TransactionBuffers buffers, Releases releases) {
    this.transactions = transactions;
    this.buffers = buffers;
    completion = new Completion(transactions, releases);
  }

  @Override
  public @Nullable Object execute(Owner owner, Object command, Recorder recorder) throws Throwable {
    Recording recording = Recording.of(recorder, ThreadScope.slots());
    Object result = handle(owner, command, recording);
    completion.succeed(owner, recording, result);
    return result;
  }

  @Override
  public Captured<Object> capture(Owner owner, Object command, Recorder recorder) throws Throwable {
    Recording recording = Recording.capturing(recorder, ThreadScope.slots());
    Object result = handle(owner, command, recording);
    List<EventEnvelope> events = recording.captured();
    // As if it had failed: its own events are the caller's now, those of inner commands still go.
    completion.fail(recording);
    return new Captured<>(result, events);
  }

  /** Runs the handler to the end of its own transaction, if it has one. */
  private @Nullable Object handle(Owner owner, Object command, Recording recording)
      throws Throwable {
    try {
      if (owner.transactional()) {
        return byItsOwnRules(owner, command, recording);
      }
      return switch (transactions.state()) {
        case ACTIVE -> joined(owner, command, recording);
        case NONE -> begun(owner, command, recording);
        case ENDED -> throw ended(owner);
      };
    } catch (Throwable t) {
      completion.fail(recording);
      throw recording.veto() == null ? t : Completion.vetoed(owner, recording.veto());
    }
  }

  private @Nullable Object byItsOwnRules(Owner owner, Object command, Recording recording)
      throws Throwable {
    Object result;
    try {
      recording.enclosed();
      result = Handling.of(owner, command, recording);
    } catch (Throwable t) {
      recording.prepare(t);
      throw uncommitted(recording, t) ? Completion.commitFailed(owner, t) : t;
    }
    recording.returned();
    recording.prepare();
    completion.prepare(owner, recording);
    return result;
  }

  /** Whether the handler returned and the transaction that began and ended around it failed. */
  private boolean uncommitted(Recording recording, Throwable failure) {
    TransactionBuffer home = recording.home();
    return recording.hasReturned()
        && home != null
        && !home.isCommitted()
        && home != buffers.current()
        && transactions.isCommitFailure(failure);
  }

  private @Nullable Object joined(Owner owner, Object command, Recording recording)
      throws Throwable {
    try {
      recording.home(Objects.requireNonNull(buffers.current()));
      Object result = Handling.of(owner, command, recording);
      recording.returned();
      recording.prepare();
      return result;
    } catch (Throwable t) {
      markRollbackOnly(t);
      throw t;
    }
  }

  private void markRollbackOnly(Throwable cause) {
    try {
      if (transactions.state() == Transactions.State.ACTIVE) {
        transactions.setRollbackOnly();
      }
    } catch (RuntimeException e) {
      // It may have timed out meanwhile; what the handler threw matters more.
      cause.addSuppressed(e);
    }
  }

  private @Nullable Object begun(Owner owner, Object command, Recording recording)
      throws Throwable {
    Own own = new Own(owner, command, recording);
    Object result;
    try {
      result = transactions.begin(own);
    } catch (CommitException e) {
      throw own.uncommitted(e);
    }
    own.requireCommitted();
    return result;
  }

  private static ContractException ended(Owner owner) {
    return new ContractException(
        ErrorKind.TRANSACTION_ENDED,
        owner.contract(),
        ("Command %s cannot join the transaction on this thread, which was rolled back (by a"
                + " time-out, mostly) or is completing; run it in another one")
            .formatted(owner.contract()));
  }

  /** A command in the transaction that was begun for it. */
  private final class Own implements Transactions.Work<Object> {
    private final Owner owner;
    private final Object command;
    private final Recording recording;
    private @Nullable TransactionBuffer buffer;

    Own(Owner owner, Object command, Recording recording) {
      this.owner = owner;
      this.command = command;
      this.recording = recording;
    }

    @Override
    public @Nullable Object run() throws Throwable {
      buffer = buffers.begun();
      recording.begun(buffer);
      Object result = Handling.of(owner, command, recording);
      recording.returned();
      recording.prepare();
      return result;
    }

    ContractException uncommitted(CommitException failure) {
      TransactionBuffer own = Objects.requireNonNull(buffer);
      // Told of a commit and then of a failure: it is not true that nothing happened.
      boolean unknown = failure.isOutcomeUnknown() || own.isCommitted();
      own.discard();
      if (unknown) {
        return new ContractException(
            ErrorKind.OUTCOME_UNKNOWN,
            owner.contract(),
            ("Command %s may or may not have been committed, wholly or in part; its events are not"
                    + " released: %s")
                .formatted(owner.contract(), failure.getCause()),
            failure.getCause());
      }
      Throwable veto = own.veto();
      return veto == null
          ? Completion.commitFailed(owner, failure.getCause())
          : Completion.vetoed(owner, veto);
    }

    /** Some services roll back without a word what was marked rollback-only or timed out. */
    void requireCommitted() {
      if (!Objects.requireNonNull(buffer).isCommitted()) {
        throw Completion.commitFailed(
            owner, new IllegalStateException("it was marked rollback-only, or timed out"));
      }
    }
  }
}
