package dev.covenant.testing.spi;

import dev.covenant.codec.EnvelopeCodec;

/** Writes samples, so that suites of other interfaces need no JSON library. */
final class SampleCodec implements EnvelopeCodec {
  @Override
  public String encodeValue(Object value) {
    return json((Sample) value);
  }

  @Override
  public Object decodeValue(String json, Class<?> type) {
    throw new UnsupportedOperationException("Samples are only written here: read them by a codec");
  }

  static String json(Sample sample) {
    String text =
        sample
            .text()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t");
    return "{\"text\":\"%s\",\"number\":%d}".formatted(text, sample.number());
  }
}
