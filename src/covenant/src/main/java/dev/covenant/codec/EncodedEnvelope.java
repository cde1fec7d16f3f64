package dev.covenant.codec;

import static dev.covenant.internal.codec.JsonText.escaped;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.codec.JsonText;
import dev.covenant.internal.registry.ContractVersions;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is on a wire or in a store: everything about it, with its value as JSON text.
 * Immutable.
 *
 * @param id identifies the event, not blank
 * @param category the event's trust boundary
 * @param contract the event's contract name, not blank
 * @param version the version of the value's shape, 1 or more
 * @param audience who may receive a presentation event; everyone for other categories
 * @param traceparent the {@code traceparent} (W3C Trace Context, section 3.2), or null
 * @param json the event's value as JSON text; it is taken as it is
 */
public record EncodedEnvelope(
    String id,
    EventCategory category,
    String contract,
    int version,
    Audience audience,
    @Nullable String traceparent,
    String json) {

  private static final int SHOWN = 200;

  /**
   * Checks that everything is there.
   *
   * @param id identifies the event
   * @param category the event's trust boundary
   * @param contract the event's contract name
   * @param version the version of the value's shape
   * @param audience who may receive a presentation event
   * @param traceparent the {@code traceparent}, or null
   * @param json the event's value as JSON text
   * @throws ContractException of kind {@link ErrorKind#NIL_HANDLER} where something is null or
   *     blank, or the version less than 1
   */
  public EncodedEnvelope {
    if (category == null || audience == null || json == null) {
      throw incomplete(contract, "a category, an audience and its JSON text");
    }
    if (id == null || id.isBlank() || contract == null || contract.isBlank() || version < 1) {
      throw incomplete(contract, "an id, a contract name and a version from 1");
    }
  }

  private static ContractException incomplete(@Nullable String contract, String what) {
    return new ContractException(
        ErrorKind.NIL_HANDLER, contract, "An encoded envelope needs " + what);
  }

  /**
   * Takes an event that was encoded when it was emitted.
   *
   * @param event an envelope whose {@link EventEnvelope#json()} is there
   * @return the same, encoded
   * @throws ContractException of kind {@link ErrorKind#ENCODING_FAILED} where it is not
   */
  public static EncodedEnvelope of(EventEnvelope event) {
    return new EncodedEnvelope(
        event.id(),
        event.category(),
        event.contract(),
        ContractVersions.of(event.value().getClass()),
        event.audience(),
        event.traceparent().orElse(null),
        event.json().orElseThrow(() -> notEncoded(event)));
  }

  private static ContractException notEncoded(EventEnvelope event) {
    return new ContractException(
        ErrorKind.ENCODING_FAILED,
        event.contract(),
        "The %s has no JSON text; emit it to a sink whose encodes() says that it needs one, or build its envelope with json(...)"
            .formatted(event));
  }

  /**
   * Reads what {@link #write()} wrote, here or on another node. Members that it does not know are
   * ignored.
   *
   * @param text a JSON object
   * @return the envelope; its value is well-formed JSON, which nobody has looked into yet
   * @throws ContractException of kind {@link ErrorKind#DECODING_FAILED} where the text is malformed
   *     or no envelope; the message says what is wrong and where, and shows nothing of the value
   */
  public static EncodedEnvelope parse(String text) {
    return EnvelopeParser.parse(text);
  }

  /**
   * Writes the whole of it.
   *
   * @return a JSON object with the members {@code id}, {@code category}, {@code contract}, {@code
   *     version} where it is not 1, {@code audience} (an array) where it is not everyone, {@code
   *     traceparent} where there is one, and {@code value}
   */
  public String write() {
    return "{\"id\":\""
        + escaped(id)
        + "\",\"category\":\""
        + category.label()
        + "\",\"contract\":\""
        + escaped(contract)
        + '"'
        + (version == 1 ? "" : ",\"version\":" + version)
        + (audience.isEveryone() ? "" : ",\"audience\":" + JsonText.array(audience.labels()))
        + (traceparent == null ? "" : ",\"traceparent\":\"" + escaped(traceparent) + '"')
        + ",\"value\":"
        + json
        + '}';
  }

  /** Never shows the value: it may hold what a log must not. */
  @Override
  public String toString() {
    return category.label()
        + " event "
        + shown(contract)
        + " "
        + shown(id)
        + ", version "
        + version;
  }

  /** What comes from outside, as one line of a message. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }
}
