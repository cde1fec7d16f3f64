package dev.covenant.codec;

/**
 * Writes an event's value as JSON and reads it. What surrounds the value on a wire or in a store,
 * {@link EncodedEnvelope}, is the same whatever the codec. Implementations are thread-safe. In a
 * WAR, a CDI bean of this type replaces the library's own; {@link dev.covenant.json.EnvelopeCodecs}
 * makes some.
 */
public interface EnvelopeCodec {
  /**
   * Writes an event's value. Called once per event, when it is emitted, however many targets it
   * has.
   *
   * @param value the event
   * @return its JSON text
   * @throws Exception where it cannot be written; the message names the field
   */
  String encodeValue(Object value) throws Exception;

  /**
   * Reads an event's value. Members that the type does not know are ignored; which type it is never
   * depends on the text.
   *
   * @param json JSON text, not {@code null} as JSON has it
   * @param type the registered type of the event
   * @return an instance of the type
   * @throws Exception where the text is malformed or does not fit; the message names the field
   *     where that is known, and shows nothing of the text, which may be secret
   */
  Object decodeValue(String json, Class<?> type) throws Exception;
}
