package dev.covenant.benchmarks.outbox;

/**
 * What everybody stores and delivers: about a hundred bytes of JSON.
 *
 * @param number tells one from another
 */
public record Moved(long number, String patient, String from, String to, String at) {
  static Moved of(long number) {
    return new Moved(number, "Ada Lovelace", "ward 1", "ward 2", "2026-11-24T10:15:30Z");
  }

  /** For those that encode nothing themselves. */
  String json() {
    return "{\"number\":%d,\"patient\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"at\":\"%s\"}"
        .formatted(number, patient, from, to, at);
  }
}
