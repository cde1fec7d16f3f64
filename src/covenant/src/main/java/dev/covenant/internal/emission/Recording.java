package dev.covenant.internal.emission;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.registry.EventContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one executing command has emitted. Used by the command's thread only; another one may ask
 * whether an event still stands.
 */
public final class Recording {
  private enum State {
    /** Emission is open. */
    HANDLING,
    /** The handler returned; its transaction may still be completing. */
    RETURNED,
    /** The command is over. */
    CLOSED
  }

  private final Recorder recorder;
  private final Object[] slots;
  private final boolean capturing;

  /** The buffer of the transaction that was begun for it, if one was. */
  private @Nullable TransactionBuffer begun;

  /** The buffers of others. */
  private List<TransactionBuffer> enlisted = List.of();

  private List<Emitted> loose = List.of();

  /** Written before the handler runs; others ask about events that were published to them later. */
  private @Nullable TransactionBuffer home;

  private @Nullable Throwable refusal;
  private @Nullable Throwable veto;
  private @Nullable TransactionBuffer enclosing;
  private boolean threw;
  private @Nullable EventContract contract;
  private long place;
  private State state = State.HANDLING;
  private boolean succeeded;

  /** How many calls of the handler failed; what those emitted is void. */
  private volatile int attempt;

  private Recording(Recorder recorder, Object[] slots, boolean capturing) {
    this.recorder = recorder.below(slots[ThreadScope.EMITTER]);
    this.slots = slots;
    this.capturing = capturing;
  }

  /**
   * A recording whose events go to the recorder's sink.
   *
   * @param slots those of the calling thread, on which the command runs
   */
  public static Recording of(Recorder recorder, Object[] slots) {
    return new Recording(recorder, slots, false);
  }

  /** A recording whose events are handed to the caller, whatever transaction is there. */
  public static Recording capturing(Recorder recorder, Object[] slots) {
    return new Recording(recorder, slots, true);
  }

  /** Those of the command's thread. */
  public Object[] slots() {
    return slots;
  }

  public Recorder recorder() {
    return recorder;
  }

  /** The buffer of the transaction that the handler runs in, as far as that is known. */
  public @Nullable TransactionBuffer home() {
    return home;
  }

  /** Says which transaction the handler runs in. */
  public void home(TransactionBuffer buffer) {
    home = buffer;
    enlist(buffer);
  }

  /** Says that the handler runs in a transaction just begun, whose buffer is open already. */
  public void begun(TransactionBuffer buffer) {
    home = buffer;
    begun = buffer;
  }

  private void enlist(TransactionBuffer buffer) {
    if (buffer != begun && !enlisted.contains(buffer)) {
      enlisted = enlisted.isEmpty() ? List.of(buffer) : appended(enlisted, buffer);
      buffer.open();
    }
  }

  private static <T> List<T> appended(List<T> present, T added) {
    List<T> all = new ArrayList<>(present);
    all.add(added);
    return all;
  }

  /** Whether the handler is known to have returned, whatever came after it. */
  public boolean hasReturned() {
    return state == State.RETURNED && !threw;
  }

  /** Whether the command is over and succeeded. */
  boolean hasSucceeded() {
    return succeeded;
  }

  boolean stands(int when) {
    return attempt == when;
  }

  void record(EventCategory category, Object event, Audience audience) {
    if (state != State.HANDLING) {
      throw unrecorded(event, "the command's handler has returned");
    }
    EventEnvelope envelope;
    EventContract known;
    try {
      known = contract(event.getClass());
      envelope = recorder.envelope(category, known, event, audience);
    } catch (RuntimeException | Error e) {
      refusal = e;
      throw e;
    }
    place = EmissionOrder.after(place);
    keep(new Emitted(this, attempt, place, known, envelope));
    if (!capturing) {
      recorder.emitted(envelope);
    }
  }

  /** Mostly of the same type as the one before. */
  private EventContract contract(Class<?> event) {
    EventContract latest = contract;
    if (latest == null || latest.type() != event) {
      latest = recorder.contract(event);
      contract = latest;
    }
    return latest;
  }

  private void keep(Emitted emitted) {
    TransactionBuffer own = home;
    if (own != null && !capturing && recorder.buffers().isCurrent(own)) {
      add(emitted, own);
    } else {
      keepElsewhere(emitted);
    }
  }

  private void keepElsewhere(Emitted emitted) {
    TransactionBuffer current = capturing ? null : recorder.buffers().current();
    if (current == null && recorder.buffers().isEnded()) {
      throw unrecorded(emitted.event().value(), "the transaction on this thread has ended");
    }
    TransactionBuffer buffer = current == null && !capturing ? home : current;
    if (buffer == null) {
      keepLoose(emitted);
    } else {
      enlist(buffer);
      add(emitted, buffer);
    }
  }

  private void add(Emitted emitted, TransactionBuffer buffer) {
    if (!buffer.add(emitted)) {
      throw unrecorded(
          emitted.event().value(), "its transaction has ended or is past beforeCompletion");
    }
    note(emitted, buffer);
  }

  private void note(Emitted emitted, @Nullable TransactionBuffer buffer) {
    Ledger ledger = recorder.ledger();
    if (ledger != null && !capturing) {
      ledger.enter(emitted, buffer);
    }
  }

  private void keepLoose(Emitted emitted) {
    if (loose.isEmpty()) {
      loose = new ArrayList<>();
    }
    loose.add(emitted);
    note(emitted, null);
  }

  /** Events that no transaction holds and that go to the sink. */
  public List<Emitted> loose() {
    return capturing ? List.of() : standing();
  }

  /** Events for the caller who captures them. */
  public List<EventEnvelope> captured() {
    return standing().stream().map(Emitted::event).toList();
  }

  private List<Emitted> standing() {
    return loose.isEmpty() ? loose : loose.stream().filter(Emitted::stands).toList();
  }

  /** The handler is called, perhaps again after it failed. */
  void called() {
    state = State.HANDLING;
    threw = false;
    refusal = null;
    veto = null;
  }

  /**
   * The handler returned: nothing more can be emitted.
   *
   * <p>Throws what refused an event (it could not be encoded, mostly), even where the handler
   * caught that.
   */
  public void returned() {
    state = State.RETURNED;
    if (refusal instanceof Error error) {
      throw error;
    }
    if (refusal instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** The handler is about to be called by somebody who may begin another transaction for it. */
  public void enclosed() {
    enclosing = recorder.buffers().current();
  }

  /** Whether whoever called the handler began its transaction, and ends it before it returns. */
  boolean isInTransactionOfItsOwn() {
    return home != enclosing;
  }

  /**
   * The handler returned and its transaction is still open: the sinks have their say about what is
   * said within it, unless an outer command goes on.
   *
   * <p>Now, not in beforeCompletion: on some servers a connection that is taken there no longer
   * takes part in the transaction.
   *
   * @throws RuntimeException to veto; the transaction can only roll back then, whatever rules the
   *     handler has for exceptions
   */
  public void prepare() {
    TransactionBuffer own = home;
    if (own == null || !own.waitsForLast() || !recorder.buffers().isOpen(own)) {
      return;
    }
    try {
      own.prepare();
    } catch (RuntimeException | Error e) {
      veto = e;
      recorder.buffers().setRollbackOnly();
      throw e;
    }
  }

  /** The handler threw, but its rules may commit: what inner commands said still counts. */
  public void prepare(Throwable failure) {
    try {
      prepare();
    } catch (RuntimeException | Error e) {
      veto = null;
      failure.addSuppressed(e);
    }
  }

  /** What a sink threw to veto the transaction of this command, if one did. */
  public @Nullable Throwable veto() {
    return veto;
  }

  /** The handler threw: what this call of it emitted is dropped, before the transaction ends. */
  void threw() {
    voidEvents();
    threw = true;
    refusal = null;
    state = State.RETURNED;
  }

  private void voidEvents() {
    attempt++; // Atomic enough: the command's thread alone writes it.
    if (begun != null) {
      begun.markVoided();
    }
    enlisted.forEach(TransactionBuffer::markVoided);
  }

  /**
   * The command is over.
   *
   * @param succeeded whether it did
   * @return what is to be released now, in emission order
   */
  public List<Emitted> close(boolean succeeded) {
    state = State.CLOSED;
    this.succeeded = succeeded;
    if (!succeeded) {
      voidEvents();
    }
    List<Emitted> due = loose();
    if (begun != null) {
      due = joined(due, begun.close());
    }
    for (TransactionBuffer buffer : enlisted) {
      due = joined(due, buffer.close());
    }
    return due;
  }

  private static List<Emitted> joined(List<Emitted> some, List<Emitted> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    List<Emitted> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Emitted.ORDER);
    return all;
  }

  private static ContractException unrecorded(Object event, String why) {
    return new ContractException(
        ErrorKind.NO_EVENT_RECORDER,
        event.getClass().getName(),
        "%s cannot be emitted: %s".formatted(event.getClass().getName(), why));
  }
}
