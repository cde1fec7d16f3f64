package dev.covenant.codec;

import dev.covenant.EventEnvelope;

/**
 * Writes events as JSON. Implementations are thread-safe. In a WAR, a CDI bean of this type
 * replaces the default, which is Jakarta JSON Binding.
 */
public interface EnvelopeCodec {
  /**
   * Writes an event's value. Called once per event, when it is emitted.
   *
   * @param value the event
   * @return its JSON text
   * @throws Exception where it cannot be written; the message names the field
   */
  String encodeValue(Object value) throws Exception;

  /**
   * Writes an envelope for other systems, around the JSON text it already carries.
   *
   * @param event an envelope whose {@link EventEnvelope#json()} is there
   * @return a JSON object with {@code id}, {@code category}, {@code contract}, {@code traceparent}
   *     where there is one, and {@code value}
   */
  default String encode(EventEnvelope event) {
    return EnvelopeJson.write(event);
  }
}
