package dev.covenant.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.jackson.JacksonCodec;
import dev.covenant.internal.json.JsonbCodec;
import jakarta.json.bind.Jsonb;

/**
 * Makes codecs. In a WAR the library makes its own; one that is made here and produced as a CDI
 * bean of type {@link EnvelopeCodec} replaces it. Every codec reads the registered type and ignores
 * unknown members.
 */
public final class EnvelopeCodecs {
  private EnvelopeCodecs() {}

  /**
   * Jakarta JSON Binding with its defaults.
   *
   * @return a codec
   * @throws IllegalStateException where JSON Binding has no implementation
   */
  public static EnvelopeCodec jsonb() {
    return JsonbCodec.find()
        .orElseThrow(() -> new IllegalStateException("Jakarta JSON Binding is absent; add it"));
  }

  /**
   * Jakarta JSON Binding as the application has configured it.
   *
   * @param jsonb writes and reads
   * @return a codec
   */
  public static EnvelopeCodec jsonb(Jsonb jsonb) {
    return new JsonbCodec(jsonb);
  }

  /**
   * Jackson as the library sets it up: the modules that it finds (for {@code java.time}, {@code
   * jackson-datatype-jsr310}), dates as ISO text, no members that are null.
   *
   * @return a codec
   */
  public static EnvelopeCodec jackson() {
    return JacksonCodec.withModules();
  }

  /**
   * Jackson as the application has configured it, except that unknown members are ignored. Do not
   * activate default typing: names of classes would then come from the wire.
   *
   * @param mapper writes and reads; not to be reconfigured any more
   * @return a codec
   */
  public static EnvelopeCodec jackson(ObjectMapper mapper) {
    return new JacksonCodec(mapper);
  }
}
