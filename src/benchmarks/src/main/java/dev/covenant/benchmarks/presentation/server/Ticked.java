package dev.covenant.benchmarks.presentation.server;

import dev.covenant.ContractName;

/**
 * What every contender sends.
 *
 * @param sent when, by {@link System#nanoTime()}, which all processes of a machine share on Linux
 */
@ContractName("load.ticked")
public record Ticked(long sent, String filler) {
  static Ticked now(String filler) {
    return new Ticked(System.nanoTime(), filler);
  }

  /** For those that encode nothing themselves: what Covenant makes of it, but for the cursor. */
  String json() {
    return "{\"id\":\"01a20b83-c225-7000-9d2b-64c098a2fbab\",\"contract\":\"load.ticked\","
        + "\"value\":{\"sent\":%d,\"filler\":\"%s\"}}".formatted(sent, filler);
  }
}
