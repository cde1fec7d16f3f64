package dev.covenant.internal.emission;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.registry.EventContract;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Makes envelopes for commands that run for one role and one sink. */
public final class Recorder {
  private static final ClassValue<Overridden> OVERRIDDEN =
      new ClassValue<>() {
        @Override
        protected Overridden computeValue(Class<?> sink) {
          return new Overridden(
              overrides(sink, "emitted", EventEnvelope.class),
              overrides(sink, "beforeCommit", CommandEvents.class));
        }
      };

  private final ContractRegistry registry;
  private final @Nullable EnvelopeCodec codec;
  private final TransactionBuffers buffers;
  private final CommandEventSink sink;
  private final @Nullable RuntimeRole role;
  private final Overridden overridden;
  private final @Nullable Ledger ledger;

  public Recorder(
      ContractRegistry registry,
      @Nullable EnvelopeCodec codec,
      TransactionBuffers buffers,
      CommandEventSink sink,
      @Nullable RuntimeRole role) {
    this(registry, codec, buffers, sink, role, null);
  }

  private Recorder(
      ContractRegistry registry,
      @Nullable EnvelopeCodec codec,
      TransactionBuffers buffers,
      CommandEventSink sink,
      @Nullable RuntimeRole role,
      @Nullable Ledger ledger) {
    this.registry = registry;
    this.codec = codec;
    this.buffers = buffers;
    this.sink = sink;
    this.role = role;
    this.overridden = OVERRIDDEN.get(sink.getClass());
    this.ledger = ledger;
  }

  public Recorder as(RuntimeRole role) {
    return new Recorder(registry, codec, buffers, sink, role);
  }

  public Recorder to(CommandEventSink sink) {
    return new Recorder(registry, codec, buffers, sink, role);
  }

  /** Takes down what is emitted, for a receipt. */
  public Recorder noting(Ledger ledger) {
    return new Recorder(registry, codec, buffers, sink, role, ledger);
  }

  /** The recorder of a command that runs where that emitter stands on the thread. */
  public Recorder below(@Nullable Object emitter) {
    Ledger outer = emitter == null || ledger != null ? null : Ledger.of(emitter);
    return outer == null ? this : noting(outer);
  }

  /** Where what is emitted is taken down, null where no receipt is wanted. */
  public @Nullable Ledger ledger() {
    return ledger;
  }

  public CommandEventSink sink() {
    return sink;
  }

  public @Nullable RuntimeRole role() {
    return role;
  }

  /** Whether the sink has a say before the commit; most inherit that they have none. */
  public boolean prepares() {
    return overridden.beforeCommit();
  }

  /** Tells the sink of an event that is kept; most inherit that they do not listen. */
  void emitted(EventEnvelope event) {
    if (overridden.emitted()) {
      sink.emitted(event);
    }
  }

  TransactionBuffers buffers() {
    return buffers;
  }

  /** Whether batches of both may go as one. */
  public boolean sameBatch(Recorder other) {
    return this == other || sink.equals(other.sink) && role == other.role;
  }

  /** The queries that an event of its commands makes stale. */
  public SortedSet<String> staleQueries(EventEnvelope event) {
    return registry.staleQueries(event.value().getClass());
  }

  EventContract contract(Class<?> event) {
    return registry.event(event);
  }

  EventEnvelope envelope(
      EventCategory category, EventContract contract, Object event, Audience audience) {
    EventEnvelope.Builder envelope =
        EventEnvelope.builder(category, contract.name(), event).audience(audience);
    EventEnvelope plain = envelope.build();
    if (codec == null || !sink.encodes(plain)) {
      return plain;
    }
    return envelope.id(plain.id()).json(encoded(codec, plain)).build();
  }

  private static String encoded(EnvelopeCodec codec, EventEnvelope event) {
    try {
      return codec.encodeValue(event.value());
    } catch (Exception | Error e) {
      throw new ContractException(
          ErrorKind.ENCODING_FAILED,
          event.contract(),
          "%s event %s (%s) cannot be encoded, so its command fails: %s"
              .formatted(
                  event.category().label(),
                  event.contract(),
                  event.value().getClass().getName(),
                  e.getMessage()),
          e);
    }
  }

  private static boolean overrides(Class<?> sink, String phase, Class<?> parameter) {
    try {
      return sink.getMethod(phase, parameter).getDeclaringClass() != CommandEventSink.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a sink does not leave to the interface. */
  private record Overridden(boolean emitted, boolean beforeCommit) {}
}
