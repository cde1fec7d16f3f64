package dev.covenant.it;

import java.io.IOException;
import java.net.URI;

/** How a browser is connected. */
enum Transport {
  WEBSOCKET("covenant/events") {
    @Override
    Browser connect(URI application, String query, String... headers) {
      return new SocketBrowser(address(application, query), headers);
    }

    @Override
    int ended(int code) {
      return code;
    }

    @Override
    int refused(int code, int status) {
      return code;
    }
  },

  STREAM("covenant/events/stream") {
    @Override
    Browser connect(URI application, String query, String... headers) {
      return new StreamBrowser(address(application, query), headers);
    }

    @Override
    int ended(int code) {
      return STREAM_END;
    }

    @Override
    int refused(int code, int status) {
      return status;
    }
  };

  /** What stands for the end of a stream, which has no status. */
  static final int STREAM_END = 0;

  private final String path;

  Transport(String path) {
    this.path = path;
  }

  /**
   * Connects, with further headers as names and values; the server may not have answered yet.
   *
   * @param query how the address ends: empty, or a question mark and so on
   */
  abstract Browser connect(URI application, String query, String... headers);

  /** How a connection ends that ends with a code of WebSocket where it is one. */
  abstract int ended(int code);

  /** How a connection is refused: with a code of WebSocket, or with a status of HTTP. */
  abstract int refused(int code, int status);

  /** Connects by hand, as a user. */
  RawBrowser connectByHand(URI application, String user) throws IOException {
    return RawBrowser.connect(address(application, ""), this == WEBSOCKET, user);
  }

  URI address(URI application, String query) {
    return application.resolve(path + query);
  }
}
