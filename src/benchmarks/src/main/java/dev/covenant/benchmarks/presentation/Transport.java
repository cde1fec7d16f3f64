package dev.covenant.benchmarks.presentation;

/** How a client connects. */
enum Transport {
  WEBSOCKET(
      101,
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n") {
    @Override
    Framing framing() {
      return new WebSocketFrames();
    }
  },
  STREAM(200, "Accept: text/event-stream\r\n") {
    @Override
    Framing framing() {
      return new ChunkedBody();
    }
  };

  private final int status;
  private final String headers;

  Transport(int status, String headers) {
    this.status = status;
    this.headers = headers;
  }

  /** The status of a connection that stands. */
  int status() {
    return status;
  }

  String request(String path, int port) {
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers + "\r\n";
  }

  abstract Framing framing();
}
