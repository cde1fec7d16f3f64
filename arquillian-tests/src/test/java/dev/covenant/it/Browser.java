package dev.covenant.it;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the WebSocket endpoint. */
final class Browser implements WebSocket.Listener, AutoCloseable {
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  /** Connects, with further headers as names and values. */
  Browser(URI application, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    socket = builder.buildAsync(endpoint(application), this).join();
  }

  private static URI endpoint(URI application) {
    URI events = application.resolve("covenant/events");
    return URI.create(events.toString().replaceFirst("^http", "ws"));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
        events.add(reader.readObject());
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
  }

  /**
   * Waits until the server shows events to this browser: it may answer the handshake before it has
   * taken the browser in.
   *
   * @param event has an event shown to everybody
   */
  Browser listening(Callable<?> event) {
    await()
        .until(
            () -> {
              event.call();
              return !events.isEmpty();
            });
    return this;
  }

  void say(String something) {
    socket.sendText(something, true);
  }

  List<JsonObject> events() {
    return events;
  }

  /** The values' members of a name. */
  List<String> values(String name) {
    return events.stream().map(e -> e.getJsonObject("value").getString(name)).toList();
  }

  /** The status with which the server ended the connection. */
  CompletableFuture<Integer> closed() {
    return closed;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
