package dev.covenant.benchmarks.presentation;

import java.util.List;

/**
 * One way to reach all clients.
 *
 * @param id what the application calls it
 * @param name what it is
 * @param path where its clients connect
 */
record Contender(String id, String name, Transport transport, String path) {
  /** Below this, in the application. */
  private static final String ROOT = "/" + WarFile.NAME;

  /** The first two are what Covenant is compared with. */
  static List<Contender> of(Transport transport, Server server) {
    return switch (transport) {
      case WEBSOCKET ->
          List.of(
              new Contender("bare", "loop over sessions", transport, ROOT + "/bare"),
              new Contender("native", server.broadcast(), transport, ROOT + "/native"),
              new Contender("covenant", "Covenant", transport, ROOT + "/covenant/events"));
      case STREAM ->
          List.of(
              new Contender("stream", "asynchronous servlet", transport, ROOT + "/stream"),
              new Contender("broadcaster", "SseBroadcaster", transport, ROOT + "/rest/broadcaster"),
              new Contender("covenant", "Covenant", transport, ROOT + "/covenant/events/stream"));
    };
  }
}
