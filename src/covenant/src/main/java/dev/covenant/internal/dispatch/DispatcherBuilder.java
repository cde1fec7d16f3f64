package dev.covenant.internal.dispatch;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Registry;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.TransactionBuffers;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.release.Observers;
import dev.covenant.internal.release.Releases;
import dev.covenant.observation.ContractObserver;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Puts a dispatcher together. */
public final class DispatcherBuilder implements ContractDispatcher.Builder {
  private final ContractRegistry registry;
  private @Nullable Transactions transactions;
  private @Nullable EnvelopeCodec codec;
  private @Nullable ContractObserver observer;
  private CommandEventSink sink = CommandEventSinks.inProcess();
  private EventScope scope = Runnable::run;

  public DispatcherBuilder(Registry registry) {
    if (!(registry instanceof ContractRegistry known)) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          null,
          "The registry is " + registry + "; make one with Registry.builder()");
    }
    this.registry = known;
  }

  @Override
  public DispatcherBuilder transactions(Transactions transactions) {
    this.transactions = transactions;
    return this;
  }

  @Override
  public DispatcherBuilder sink(CommandEventSink sink) {
    this.sink = CoreDispatcher.required(sink);
    return this;
  }

  @Override
  public DispatcherBuilder codec(EnvelopeCodec codec) {
    this.codec = codec;
    return this;
  }

  @Override
  public DispatcherBuilder observer(ContractObserver observer) {
    this.observer = observer;
    return this;
  }

  /** Has workers deliver each event within a scope. */
  public DispatcherBuilder scope(EventScope scope) {
    this.scope = scope;
    return this;
  }

  @Override
  public ContractDispatcher build() {
    Observers observers = new Observers(observer);
    registry.contracts().forEach(observers::registered);
    LocalSubscribers subscribers = new LocalSubscribers(registry, observers);
    Releases releases = new Releases(transactions, subscribers, observers);
    TransactionBuffers buffers = new TransactionBuffers(transactions, releases);
    Recorder recorder = new Recorder(registry, codec, buffers, sink, null);
    Commands commands =
        transactions == null
            ? new PlainCommands(releases)
            : new TransactionalCommands(transactions, buffers, releases);
    return new CoreDispatcher(
        new Core(registry, commands, transactions, releases, subscribers, observers, scope),
        recorder);
  }
}
