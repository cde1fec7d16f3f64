package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the presentation hub. */
abstract class Browser implements AutoCloseable {
  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /** One that is connected to an application by WebSocket. */
  static Browser at(URI application) {
    return Transport.WEBSOCKET.connect(application, "").connected();
  }

  /** Takes a message: an object, or an array of them. */
  final void receive(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonStructure message = reader.read();
      if (message instanceof JsonArray several) {
        messages.addAll(several.getValuesAs(JsonValue::asJsonObject));
      } else {
        messages.add(message.asJsonObject());
      }
    }
  }

  /** Waits until the server says that it is: what is sent from then on is for this browser too. */
  final Browser connected() {
    await().pollDelay(Duration.ZERO).until(() -> !messages.isEmpty() || closed.isDone());
    assertThat(closed).as("closed by the server").isNotDone();
    assertThat(messages.get(0).getString("notice")).isIn("connected", "resync");
    return this;
  }

  /** Everything that was received, in order. */
  final List<JsonObject> messages() {
    return messages;
  }

  final List<JsonObject> events() {
    return messages.stream().filter(message -> message.containsKey("id")).toList();
  }

  /** The values' members of a name. */
  final List<String> values(String name) {
    return events().stream().map(e -> e.getJsonObject("value").getString(name)).toList();
  }

  /** The names of what it was told besides events, in order. */
  final List<String> notices() {
    return messages.stream()
        .filter(message -> message.containsKey("notice"))
        .map(message -> message.getString("notice"))
        .toList();
  }

  /** Where it is. */
  final String cursor() {
    return messages.get(messages.size() - 1).getString("cursor");
  }

  /**
   * The status with which the server refused or ended the connection: of HTTP, of WebSocket, or
   * {@link Transport#STREAM_END}.
   */
  final CompletableFuture<Integer> closed() {
    return closed;
  }

  @Override
  public abstract void close();
}
