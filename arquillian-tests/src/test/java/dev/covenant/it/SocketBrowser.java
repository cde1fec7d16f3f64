package dev.covenant.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client of the WebSocket endpoint. */
final class SocketBrowser extends Browser implements WebSocket.Listener {
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<WebSocket> socket;

  /** Connects, with further headers as names and values. */
  SocketBrowser(URI endpoint, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = URI.create(endpoint.toString().replaceFirst("^http", "ws"));
    socket = builder.buildAsync(address, this);
    socket.exceptionally(
        failure -> {
          end(failure);
          return null;
        });
  }

  private void end(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof WebSocketHandshakeException refused) {
      closed().complete(refused.getResponse().statusCode());
    } else {
      closed().completeExceptionally(cause);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      receive(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed().complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed().completeExceptionally(failure);
  }

  void say(String something) {
    socket.join().sendText(something, true);
  }

  @Override
  public void close() {
    socket.thenAccept(WebSocket::abort);
  }
}
