package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection by hand: it reads when the test wants it to, and answers nothing. */
final class RawBrowser implements AutoCloseable {
  private static final int SMALL = 8 * 1024;

  /** Open Liberty gives a client half a minute to answer that it is closed. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Socket socket;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private RawBrowser(Socket socket) {
    this.socket = socket;
  }

  /** Connects, and reads as far as the first thing that the hub says. */
  static RawBrowser connect(URI address, boolean webSocket, String user) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    RawBrowser browser = new RawBrowser(socket);
    String upgrade =
        """
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        """;
    String request =
        """
        GET %s HTTP/1.1
        Host: %s
        It-User: %s
        %s
        """
            .formatted(
                address.getPath(),
                address.getAuthority(),
                user,
                webSocket ? upgrade : "Connection: close\n");
    socket
        .getOutputStream()
        .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    browser.readUntil("\"notice\":\"connected\"");
    return browser;
  }

  private void readUntil(String end) throws IOException {
    assertThat(reads(end)).as("after %s", text()).isTrue();
  }

  /** Reads until something was said, or the server ended it before that. */
  boolean reads(String what) throws IOException {
    InputStream in = socket.getInputStream();
    while (!text().contains(what)) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      received.write(next);
    }
    return true;
  }

  /** Everything that was read, a character for each byte. */
  String text() {
    return received.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads until there is nothing more, however the server ended it. */
  String readToTheEnd() throws IOException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    byte[] bytes = new byte[SMALL];
    try {
      for (int n = read(bytes); n >= 0; n = read(bytes)) {
        received.write(bytes, 0, n);
        assertThat(System.nanoTime() - limit).as("still sent after %s", PATIENCE).isNegative();
      }
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    return text();
  }

  private int read(byte[] bytes) throws IOException {
    return socket.getInputStream().read(bytes);
  }

  /** Ends its own half of the connection. */
  void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** Is gone in a way that every packet is answered with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
