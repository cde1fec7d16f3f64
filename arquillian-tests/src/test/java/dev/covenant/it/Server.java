package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.it.app.Scenario;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The deployed application, seen from outside. */
record Server(URI address) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * An application that was deployed as an archive of its name.
   *
   * @param any an address on the server; Payara's adapter leaves the context root out of it where
   *     it has read the server's output before all of that is there
   */
  static Server at(URI any, String name) {
    return new Server(any.resolve("/" + name + "/"));
  }

  Run run(Scenario scenario) {
    return start(scenario).join();
  }

  CompletableFuture<Run> start(Scenario scenario) {
    return start("scenarios", scenario);
  }

  Run run(String path, Scenario scenario) {
    return start(path, scenario).join();
  }

  CompletableFuture<Run> start(String path, Scenario scenario) {
    return start("it/" + path + "?" + scenario.query());
  }

  Run post(String path) {
    return start(path).join();
  }

  CompletableFuture<Run> start(String path) {
    return CLIENT
        .sendAsync(
            request(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> new Run(json(response).asJsonObject()));
  }

  /** What is known of a run by now. */
  Run find(Scenario scenario) {
    return new Run(get(path(scenario)).asJsonObject());
  }

  /**
   * What became of a run when none of its events waits in the outbox; what is heard of it from then
   * on is too late.
   */
  Run relayed(Scenario scenario) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> find(scenario), run -> run.rows("outbox") == 0);
    return new Run(get(path(scenario) + "&ended=true").asJsonObject());
  }

  private static String path(Scenario scenario) {
    return "it/scenarios/%s?store=%s".formatted(scenario.id(), scenario.store());
  }

  JsonStructure get(String path) {
    return json(send(path));
  }

  String text(String path) {
    return text(send(path));
  }

  int status(String path) {
    return send(path).statusCode();
  }

  private HttpResponse<String> send(String path) {
    return send("GET", path);
  }

  /** Sends a request without a body, with further headers as names and values. */
  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private static String text(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static JsonStructure json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(text(response)))) {
      return reader.read();
    }
  }
}
