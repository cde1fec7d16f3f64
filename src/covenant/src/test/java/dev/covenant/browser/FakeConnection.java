package dev.covenant.browser;

import org.graalvm.polyglot.Value;

/** The server's side of one connection, over either transport. */
record FakeConnection(Value value) {
  String transport() {
    return value.getMetaObject().getMetaSimpleName();
  }

  String address() {
    return value.getMember("url").asString();
  }

  boolean isClosed() {
    return value.getMember("closed").asBoolean();
  }

  /** Sends a text as it is. */
  void sends(String text) {
    value.invokeMember("receive", text);
  }

  void connectsAt(String cursor) {
    sends("{\"cursor\":\"%s\",\"notice\":\"connected\",\"heartbeat\":25000}".formatted(cursor));
  }

  void resyncsAt(String cursor) {
    sends("{\"cursor\":\"%s\",\"notice\":\"resync\",\"heartbeat\":25000}".formatted(cursor));
  }

  void beatsAt(String cursor) {
    sends("{\"cursor\":\"%s\",\"notice\":\"heartbeat\"}".formatted(cursor));
  }

  void emits(String cursor, String contract, String value) {
    sends(event(cursor, contract, value));
  }

  void invalidates(String cursor, String... queries) {
    sends(
        "{\"cursor\":\"%s\",\"notice\":\"query.invalidate\",\"queries\":[\"%s\"]}"
            .formatted(cursor, String.join("\",\"", queries)));
  }

  static String event(String cursor, String contract, String value) {
    return "{\"cursor\":\"%s\",\"id\":\"id of %s\",\"contract\":\"%s\",\"value\":\"%s\"}"
        .formatted(cursor, cursor, contract, value);
  }

  /** Ends as the server or the network says; server-sent events have no codes. */
  void ends(int code) {
    value.invokeMember("end", code);
  }
}
