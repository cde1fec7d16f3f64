package dev.covenant.codec;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.internal.registry.ContractVersions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what came over a wire or out of a store. Only types with subscribers in the
 * registry are ever made, whatever the text says: no name in it becomes a class. Thread-safe. In a
 * WAR it can be injected.
 */
public final class EnvelopeDecoder {
  private final Registry registry;
  private final EnvelopeCodec codec;
  private final Upcasters upcasters;

  private EnvelopeDecoder(Registry registry, EnvelopeCodec codec, Upcasters upcasters) {
    this.registry = registry;
    this.codec = codec;
    this.upcasters = upcasters;
  }

  /**
   * Decodes the events of a registry.
   *
   * @param registry knows the types
   * @param codec reads values
   * @param upcasters for values of older versions, in any order
   * @return a decoder
   * @throws ContractException where something is null ({@link ErrorKind#NIL_HANDLER}), or an
   *     upcaster takes a version of an event that has no subscriber ({@link
   *     ErrorKind#MISSING_HANDLER}), one that is not older than the present ({@link
   *     ErrorKind#UNSUPPORTED_HANDLER}), or one that another takes ({@link
   *     ErrorKind#DUPLICATE_HANDLER})
   */
  public static EnvelopeDecoder of(
      Registry registry, EnvelopeCodec codec, List<EventUpcaster> upcasters) {
    if (registry == null
        || codec == null
        || upcasters == null
        || upcasters.stream().anyMatch(Objects::isNull)) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          null,
          "A decoder needs a registry, a codec and upcasters, or none");
    }
    return new EnvelopeDecoder(registry, codec, new Upcasters(registry, upcasters));
  }

  /**
   * Reads an envelope's text and makes the event of it.
   *
   * @param text what {@link EncodedEnvelope#write()} wrote
   * @return as for {@link #decode(EncodedEnvelope)}
   * @throws ContractException as there, and as {@link EncodedEnvelope#parse(String)} throws it
   */
  public EventEnvelope decode(String text) {
    return decode(EncodedEnvelope.parse(text));
  }

  /**
   * Makes the event of an envelope. An alias leads to the type that has it, an older version
   * through the upcasters.
   *
   * @param envelope the envelope
   * @return the event with the same id, audience and trace, under its present name, and with the
   *     JSON text of the present version
   * @throws ContractException of kind {@link ErrorKind#MISSING_HANDLER} where nothing here
   *     subscribes to such an event, {@link ErrorKind#DECODING_FAILED} where the value cannot be
   *     read, or is of a version that is newer or that no upcaster takes
   */
  public EventEnvelope decode(EncodedEnvelope envelope) {
    Class<?> type =
        registry
            .eventType(envelope.category(), envelope.contract())
            .orElseThrow(() -> unknown(envelope));
    String contract = registry.nameOf(type);
    String json = upcasters.upcast(envelope, contract, ContractVersions.of(type));
    return EventEnvelope.builder(envelope.category(), contract, value(envelope, type, json))
        .id(envelope.id())
        .audience(envelope.audience())
        .traceparent(envelope.traceparent())
        .json(json)
        .build();
  }

  private static ContractException unknown(EncodedEnvelope envelope) {
    return new ContractException(
        ErrorKind.MISSING_HANDLER,
        envelope.contract(),
        "Nothing here subscribes to %s events named %s; register a subscriber, or where the type was renamed, add the name to the aliases of its @ContractName"
            .formatted(envelope.category().label(), EncodedEnvelope.shown(envelope.contract())));
  }

  private Object value(EncodedEnvelope envelope, Class<?> type, String json) {
    @Nullable Object value = null;
    try {
      value = json.strip().equals("null") ? null : codec.decodeValue(json, type);
    } catch (Exception | StackOverflowError | LinkageError e) {
      throw failed(envelope, type, Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
    if (value == null) {
      throw failed(envelope, type, "the value is null", null);
    }
    if (!type.isInstance(value)) {
      throw failed(envelope, type, "the codec made a " + value.getClass().getName(), null);
    }
    return value;
  }

  private static ContractException failed(
      EncodedEnvelope envelope, Class<?> type, String why, @Nullable Throwable cause) {
    return new ContractException(
        ErrorKind.DECODING_FAILED,
        envelope.contract(),
        "%s cannot be read as %s: %s".formatted(envelope, type.getName(), why),
        cause);
  }
}
