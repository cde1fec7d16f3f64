package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that runs with the application, in a process of its own. */
final class Arena implements AutoCloseable {
  private static final Duration BOOT = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final int OK = 200;

  /**
   * What the server's Java has at most.
   *
   * @param heap bytes in use after a collection
   */
  record Memory(long heap, int threads) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  private Arena(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Arena start(Server server, Path servers, Path directory, String heap) throws Exception {
    int port = freePort();
    // 15,000 clients at once are more than it lets in by itself.
    Path war = WarFile.write(directory, Map.of("covenant.presentation.max-clients", "100000"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(server.command(servers, directory, war, port));
    Path log = directory.resolve(server.name().toLowerCase(Locale.ROOT) + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Arena arena = new Arena(process, port);
    arena.awaitStart(log);
    return arena;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart(Path log) throws InterruptedException {
    for (long end = System.nanoTime() + BOOT.toNanos(); System.nanoTime() < end; ) {
      try {
        if (post("memory", "").statusCode() == OK) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException("The server has ended, see " + log, notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("The application has not started, see " + log);
  }

  int port() {
    return port;
  }

  void broadcast(Contender contender, int size, int count) throws Exception {
    HttpResponse<String> answer =
        post("broadcast", "?contender=%s&size=%d&count=%d".formatted(contender.id(), size, count));
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("No broadcast: " + answer.statusCode());
    }
  }

  /** Collects garbage first. */
  Memory memory() throws Exception {
    // What is freed by finalization goes with the second collection.
    post("memory", "");
    String[] figures = post("memory", "").body().strip().split(" ");
    return new Memory(Long.parseLong(figures[0]), Integer.parseInt(figures[1]));
  }

  /** Processor time that the server has used. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** How many files and sockets the server has open. */
  long files() throws IOException {
    try (var files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
      return files.count();
    }
  }

  private HttpResponse<String> post(String order, String parameters)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + port
                        + "/"
                        + WarFile.NAME
                        + "/arena/"
                        + order
                        + parameters))
            .POST(BodyPublishers.noBody())
            .timeout(Duration.ofMinutes(1))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
