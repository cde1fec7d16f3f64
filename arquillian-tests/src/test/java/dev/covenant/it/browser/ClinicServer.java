package dev.covenant.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged clinic on a Payara Micro of its own, which can be stopped and started again. */
final class ClinicServer implements AutoCloseable {
  /** A page must work below any context root. */
  static final String ROOT = "/clinic/";

  private static final Path LISTENER = Path.of("target", "browser-server.asadmin");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port = freePort();
  private final List<String> options;
  private Process process;

  /**
   * A server that has not started.
   *
   * @param options of its virtual machine
   */
  ClinicServer(String... options) throws IOException {
    this.options = List.of(options);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Starts it and waits until the clinic answers. */
  void start() throws IOException {
    // Else the whole network could admit patients.
    Files.writeString(
        LISTENER,
        "set configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=127.0.0.1\n");
    File log = Path.of("target", "browser-server.log").toFile();
    process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    // Whoever ends the tests ends the server too.
    Process started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              assertThat(process.isAlive()).as("The server ended by itself, see " + log).isTrue();
              return answers();
            });
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-jar",
            System.getenv("MICRO_JAR"),
            "--nocluster",
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            LISTENER.toString(),
            "--contextroot",
            ROOT.replaceFirst("/$", ""),
            "--deploy",
            System.getProperty("clinic.war")));
    return command;
  }

  private boolean answers() {
    try {
      return send(request("api/patients")).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Stops it as an operator does: it may say good-bye. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Admits a patient without any page; returns the patient's number. */
  long admit(String name, String ward) {
    String body = Json.createObjectBuilder().add("name", name).add("ward", ward).build().toString();
    HttpResponse<String> answer =
        send(
            request("api/patients")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject().getJsonNumber("id").longValue();
    }
  }

  /** Discharges everybody. */
  void empty() {
    for (JsonObject bed : beds().getValuesAs(JsonObject.class)) {
      assertThat(send(request("api/patients/" + bed.getInt("id")).DELETE()).statusCode())
          .isEqualTo(204);
    }
  }

  private JsonArray beds() {
    try (JsonReader reader =
        Json.createReader(new StringReader(send(request("api/patients")).body()))) {
      return reader.readArray();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ROOT + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      stop();
    }
  }
}
