package dev.covenant.internal.cdi;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.Registry;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.codec.EventUpcaster;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.config.Settings;
import dev.covenant.internal.dispatch.DispatcherBuilder;
import dev.covenant.internal.outbox.TransactionalOutbox;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.Observers;
import dev.covenant.internal.routing.DefaultSink;
import dev.covenant.internal.routing.LocalSink;
import dev.covenant.observation.ContractObserver;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.PresentationFanout;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What applications inject. */
@ApplicationScoped
public class CovenantBeans {
  private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(10);

  private final CovenantExtension extension;
  private final Instance<Object> beans;
  private @Nullable Optional<EnvelopeCodec> codec;

  /** For the client proxy. */
  CovenantBeans() {
    this(null, null);
  }

  @Inject
  CovenantBeans(CovenantExtension extension, @Any Instance<Object> beans) {
    this.extension = extension;
    this.beans = beans;
  }

  /** Puts everything together while the application starts, on a thread that has its names. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      ContractDispatcher dispatcher) {
    dispatcher.failedDeliveries();
  }

  @Produces
  @Singleton
  Registry registry() {
    return extension.registry();
  }

  /** Stateless: a client proxy would only cost every event its crossing. */
  @Produces
  @Dependent
  ContractEvents events() {
    return ContractEvents.ofThisThread();
  }

  @Produces
  @ApplicationScoped
  ContractDispatcher dispatcher() {
    DispatcherBuilder builder =
        new DispatcherBuilder(extension.registry())
            .scope(beans.select(RequestBoundary.class).get());
    Optional<ContractObserver> observer = supplied(ContractObserver.class);
    observer.ifPresent(builder::observer);
    Optional<Transactions> transactions = transactions();
    transactions.ifPresent(builder::transactions);
    Optional<EnvelopeCodec> codec = codec();
    codec.ifPresent(builder::codec);
    builder.sink(
        supplied(CommandEventSink.class)
            .orElseGet(
                () ->
                    codec.isPresent()
                        ? defaultSink(transactions, observer)
                        : new LocalSink(hubs())));
    return builder.build();
  }

  /** Final, and so of a scope without client proxy. */
  @Produces
  @Singleton
  EnvelopeDecoder decoder() {
    EnvelopeCodec present =
        codec()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "An EnvelopeDecoder needs "
                            + CodecChoice.part()
                            + ", which is absent; add it or supply an EnvelopeCodec bean"));
    List<EventUpcaster> upcasters =
        beans.select(EventUpcaster.class, Any.Literal.INSTANCE).stream().toList();
    return EnvelopeDecoder.of(extension.registry(), present, upcasters);
  }

  /** Final, and so of a scope without client proxy. */
  @Produces
  @Singleton
  Hub hub() {
    return Hub.withThreads(extension.hub());
  }

  void close(@Disposes Hub hub) {
    hub.close();
  }

  private Optional<Transactions> transactions() {
    Optional<Transactions> supplied = supplied(Transactions.class);
    if (supplied.isPresent() || !Platform.TRANSACTIONS.isPresent()) {
      return supplied;
    }
    return TransactionServices.find(beans);
  }

  private synchronized Optional<EnvelopeCodec> codec() {
    if (codec == null) {
      codec = supplied(EnvelopeCodec.class).or(CodecChoice::codec);
    }
    return codec;
  }

  private CommandEventSink defaultSink(
      Optional<Transactions> transactions, Optional<ContractObserver> observer) {
    Duration limit =
        Settings.value("covenant.channel-ack-timeout", Duration.class).orElse(ACKNOWLEDGEMENT);
    CommandEventSink direct = new DefaultSink(extension.routes(), hubs(), limit);
    if (extension.outbox().isEmpty()) {
      return direct;
    }
    Transactions joined =
        transactions.orElseThrow(
            () -> new IllegalStateException("covenant.outbox=jdbc needs transactions to join"));
    TransactionalOutbox.Deliveries deliveries =
        new TransactionalOutbox.Deliveries(
            (ContractRegistry) extension.registry(),
            beans.select(EnvelopeDecoder.class).get(),
            extension.routes(),
            limit,
            beans.select(RequestBoundary.class).get(),
            extension.roles(),
            new Observers(observer.orElse(null)));
    return beans
        .select(OutboxRelay.class)
        .get()
        .open((source, settings) -> TransactionalOutbox.open(source, joined, settings, deliveries))
        .sink(direct);
  }

  private List<PresentationFanout> hubs() {
    return beans.select(PresentationFanout.class, Any.Literal.INSTANCE).stream().toList();
  }

  private <T> Optional<T> supplied(Class<T> type) {
    Instance<T> supplied = beans.select(type, Default.Literal.INSTANCE);
    return supplied.isResolvable() ? Optional.of(supplied.get()) : Optional.empty();
  }
}
