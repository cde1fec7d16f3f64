package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.codec.EnvelopeDecoder;
import org.jspecify.annotations.Nullable;

/** An event on its way from the outbox to its targets; decoded for those that need it. */
final class RelayedEvent {
  private final EncodedEnvelope encoded;
  private final EnvelopeDecoder decoder;
  private @Nullable EventEnvelope decoded;

  RelayedEvent(EncodedEnvelope encoded, EnvelopeDecoder decoder) {
    this.encoded = encoded;
    this.decoder = decoder;
  }

  EncodedEnvelope encoded() {
    return encoded;
  }

  EventEnvelope decoded() {
    EventEnvelope known = decoded;
    if (known == null) {
      known = decoder.decode(encoded);
      decoded = known;
    }
    return known;
  }
}
