package dev.covenant.internal.dispatch;

import dev.covenant.Captured;
import dev.covenant.Command;
import dev.covenant.CommittedException;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Query;
import dev.covenant.Receipt;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.emission.Ledger;
import dev.covenant.internal.emission.Mask;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.internal.registry.Callers;
import dev.covenant.internal.registry.Owner;
import dev.covenant.internal.release.Releases;
import dev.covenant.internal.worker.WorkerBuilder;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.EventWorker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the handler, checks the caller, and runs it. */
final class CoreDispatcher implements ContractDispatcher {
  private final Core core;
  private final Recorder recorder;

  CoreDispatcher(Core core, Recorder recorder) {
    this.core = core;
    this.recorder = recorder;
  }

  @Override
  public ContractDispatcher as(RuntimeRole role) {
    return new CoreDispatcher(core, recorder.as(Callers.checked(role)));
  }

  @Override
  public ContractDispatcher to(CommandEventSink sink) {
    return new CoreDispatcher(core, recorder.to(required(sink)));
  }

  static CommandEventSink required(CommandEventSink sink) {
    if (sink == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The sink is null; leave to(...) out for the default one");
    }
    return sink;
  }

  @Override
  @SuppressWarnings("unchecked") // The compiler tied R to the command's type, the registry to it.
  public <R> @Nullable R execute(Command<R> command) {
    return (R) execute(admitted(core.registry().command(command)), command, recorder);
  }

  @Override
  public <R> @Nullable R execute(Object command, Class<R> result) {
    Owner owner = answering(core.registry().command(command), result);
    return result.cast(execute(owner, command, recorder));
  }

  @Override
  @SuppressWarnings("unchecked") // As in execute.
  public <R> Receipt<R> executeForReceipt(Command<R> command) {
    return (Receipt<R>) receipt(admitted(core.registry().command(command)), command);
  }

  @Override
  @SuppressWarnings("unchecked") // The owner's result type was checked.
  public <R> Receipt<R> executeForReceipt(Object command, Class<R> result) {
    Owner owner = answering(core.registry().command(command), result);
    return (Receipt<R>) receipt(owner, command);
  }

  private Receipt<Object> receipt(Owner owner, Object command) {
    Ledger ledger = Ledger.below(ThreadScope.slots()[ThreadScope.EMITTER]);
    return ledger.receipt(execute(owner, command, recorder.noting(ledger)));
  }

  private @Nullable Object execute(Owner owner, Object command, Recorder recorder) {
    try {
      Object result = core.commands().execute(owner, command, recorder);
      observe(ObservationName.EXECUTE_COMMAND, owner, null);
      return result;
    } catch (Throwable t) {
      // A command whose events were not all delivered has been executed all the same.
      observe(ObservationName.EXECUTE_COMMAND, owner, t instanceof CommittedException ? null : t);
      throw Unchanged.sneak(t);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // As in execute.
  public <R> Captured<R> capture(Command<R> command) {
    return (Captured<R>) capture(admitted(core.registry().command(command)), command);
  }

  @Override
  @SuppressWarnings("unchecked") // The owner's result type was checked.
  public <R> Captured<R> capture(Object command, Class<R> result) {
    Owner owner = answering(core.registry().command(command), result);
    return (Captured<R>) capture(owner, command);
  }

  private Captured<Object> capture(Owner owner, Object command) {
    try {
      Captured<Object> captured = core.commands().capture(owner, command, recorder);
      observe(ObservationName.CAPTURE_COMMAND, owner, null);
      return captured;
    } catch (Throwable t) {
      observe(ObservationName.CAPTURE_COMMAND, owner, t);
      throw Unchanged.sneak(t);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // The compiler tied R to the query's type, the registry to it.
  public <R> @Nullable R ask(Query<R> query) {
    Owner owner = admitted(core.registry().query(query));
    return (R) masked(ObservationName.EXECUTE_QUERY, owner, query);
  }

  @Override
  public <R> @Nullable R ask(Object query, Class<R> result) {
    Owner owner = answering(core.registry().query(query), result);
    return result.cast(masked(ObservationName.EXECUTE_QUERY, owner, query));
  }

  @Override
  public void run(Object job) {
    masked(ObservationName.EXECUTE_JOB, admitted(core.registry().job(job)), job);
  }

  private Owner admitted(Owner owner) {
    owner.admit(recorder.role());
    return owner;
  }

  private Owner answering(Owner owner, Class<?> result) {
    admitted(owner).answer(result);
    return owner;
  }

  /** Runs what cannot emit. Where nobody could, there is nothing to mask. */
  private @Nullable Object masked(ObservationName name, Owner owner, Object contract) {
    Object[] slots = ThreadScope.slots();
    Object outer = slots[ThreadScope.EMITTER];
    if (outer != null) {
      slots[ThreadScope.EMITTER] = Mask.over(outer);
    }
    try {
      Object result = owner.handler().apply(contract);
      observe(name, owner, null);
      return result;
    } catch (Throwable t) {
      observe(name, owner, t);
      throw Unchanged.sneak(t);
    } finally {
      slots[ThreadScope.EMITTER] = outer;
    }
  }

  private void observe(ObservationName name, Owner owner, @Nullable Throwable failure) {
    if (core.observers().listen()) {
      core.observers().executed(name, owner, recorder.role(), failure);
    }
  }

  @Override
  public void publishDomain(Object event) {
    announce(EventCategory.DOMAIN, event);
  }

  @Override
  public void publishIntegration(Object event) {
    announce(EventCategory.INTEGRATION, event);
  }

  @Override
  public void publishPresentation(Object event) {
    announce(EventCategory.PRESENTATION, event);
  }

  private void announce(EventCategory category, Object event) {
    if (event == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          null,
          "The %s event to publish is null; pass one".formatted(category.label()));
    }
    String contract = core.registry().nameOf(event.getClass());
    refuseWhatMayRollBack(contract);
    publish(EventEnvelope.of(category, contract, event));
  }

  private void refuseWhatMayRollBack(String contract) {
    if (Enclosing.isOpen(core.transactions())) {
      throw new ContractException(
          ErrorKind.PUBLISH_REFUSED,
          contract,
          ("%s cannot be published inside an active command or transaction, which may yet roll back;"
                  + " emit it in a command")
              .formatted(contract));
    }
  }

  @Override
  public void publish(EventEnvelope event) {
    publish(List.of(required(event)));
  }

  private static EventEnvelope required(EventEnvelope event) {
    if (event == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The envelope to publish is null; pass one");
    }
    return event;
  }

  @Override
  public void publish(List<EventEnvelope> events) {
    if (events == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The list of envelopes to publish is null; pass one");
    }
    RuntimeRole role = recorder.role();
    outside(() -> events.forEach(event -> core.subscribers().publish(required(event), role)));
  }

  /** Runs work without a transaction, and where it cannot emit. */
  private void outside(Runnable work) {
    core.releases().outside(() -> Releases.masked(work));
  }

  @Override
  public EventWorker.Builder worker(EventSource source) {
    if (source == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The worker's source is null; give it one");
    }
    return new WorkerBuilder(source, this::deliver, core.observers(), recorder.role());
  }

  private void deliver(List<EventEnvelope> events, RuntimeRole role) {
    outside(
        () -> {
          for (EventEnvelope event : events) {
            core.scope().around(() -> core.subscribers().publish(required(event), role));
          }
        });
  }

  @Override
  public long failedDeliveries() {
    return core.releases().failed();
  }
}
