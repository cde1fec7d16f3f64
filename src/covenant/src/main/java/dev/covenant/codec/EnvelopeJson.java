package dev.covenant.codec;

import dev.covenant.EventEnvelope;
import dev.covenant.internal.codec.JsonObjectText;

/** Writes an envelope around a value that is encoded already, so that no value is encoded twice. */
final class EnvelopeJson {
  private EnvelopeJson() {}

  static String write(EventEnvelope event) {
    String value =
        event.json().orElseThrow(() -> new IllegalStateException(event + " was not encoded"));
    JsonObjectText envelope =
        new JsonObjectText(value.length() + 160)
            .text("id", event.id())
            .text("category", event.category().label())
            .text("contract", event.contract());
    event.traceparent().ifPresent(trace -> envelope.text("traceparent", trace));
    return envelope.json("value", value).toString();
  }
}
