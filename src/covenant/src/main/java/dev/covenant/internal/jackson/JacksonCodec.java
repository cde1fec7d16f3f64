package dev.covenant.internal.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.covenant.codec.EnvelopeCodec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Jackson. Loads its classes: touch it only where they are present. */
public final class JacksonCodec implements EnvelopeCodec {
  private final ObjectWriter writer;
  private final ObjectReader reader;
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  /** As the mapper is configured. */
  public JacksonCodec(ObjectMapper mapper) {
    this.writer = mapper.writer();
    this.reader =
        mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** With the modules that come with the application, and much the same text as JSON Binding. */
  public static JacksonCodec withModules() {
    return new JacksonCodec(
        JsonMapper.builder()
            .addModules(ObjectMapper.findModules(JacksonCodec.class.getClassLoader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                JsonInclude.Value.empty().withValueInclusion(JsonInclude.Include.NON_NULL))
            .build());
  }

  @Override
  public String encodeValue(Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw JacksonFailures.unwritable(e);
    }
  }

  @Override
  public Object decodeValue(String json, Class<?> type) {
    try {
      return readers.computeIfAbsent(type, reader::forType).readValue(json);
    } catch (JsonProcessingException e) {
      throw JacksonFailures.unreadable(e);
    }
  }
}
