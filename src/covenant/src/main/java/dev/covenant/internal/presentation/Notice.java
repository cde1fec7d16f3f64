package dev.covenant.internal.presentation;

import static dev.covenant.internal.codec.JsonText.escaped;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;

/**
 * An event as browsers get it: one text, shared by all of them. It says neither whom else it is for
 * nor how the backend traces it.
 */
record Notice(Audience audience, String text) {
  static Notice of(EventEnvelope event) {
    if (event.category() != EventCategory.PRESENTATION) {
      throw new IllegalArgumentException(
          "The " + event + " is not for browsers; a fan-out takes presentation events only");
    }
    String value =
        event
            .json()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The "
                            + event
                            + " has no JSON text; send it through a presentation sink, which has it"
                            + " encoded at emission, or build its envelope with json(...)"));
    String text =
        "{\"id\":\""
            + escaped(event.id())
            + "\",\"contract\":\""
            + escaped(event.contract())
            + "\",\"value\":"
            + value
            + '}';
    return new Notice(event.audience(), text);
  }
}
