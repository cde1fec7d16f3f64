package dev.covenant.codec;

/** A codec for tests that read nothing. */
public record WritingCodec(Writing writing) implements EnvelopeCodec {
  /** Writes a value. */
  @FunctionalInterface
  public interface Writing {
    String write(Object value) throws Exception;
  }

  @Override
  public String encodeValue(Object value) throws Exception {
    return writing.write(value);
  }

  @Override
  public Object decodeValue(String json, Class<?> type) {
    throw new UnsupportedOperationException("It only writes");
  }
}
