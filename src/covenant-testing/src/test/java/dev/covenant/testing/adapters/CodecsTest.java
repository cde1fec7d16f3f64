package dev.covenant.testing.adapters;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.json.EnvelopeCodecs;
import dev.covenant.testing.spi.EnvelopeCodecContract;
import org.junit.jupiter.api.Nested;

/** The library's codecs. */
class CodecsTest {
  @Nested
  class JsonBinding extends EnvelopeCodecContract {
    @Override
    protected EnvelopeCodec codec() {
      return EnvelopeCodecs.jsonb();
    }
  }

  @Nested
  class Jackson extends EnvelopeCodecContract {
    @Override
    protected EnvelopeCodec codec() {
      return EnvelopeCodecs.jackson();
    }
  }
}
