package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An Open Liberty with next to nothing but one application. */
final class MinimalOpenLiberty implements AutoCloseable {
  private static final String SERVER = "covenant-it-minimal";
  private static final String APPLICATION_STARTED = "CWWKZ0001I";

  /** Comes after what is said of the applications. */
  private static final String SERVER_STARTED = "CWWKF0011I";

  private final Process process;
  private final String application;
  private final int port;

  private MinimalOpenLiberty(Process process, String application, int port) {
    this.process = process;
    this.application = application;
    this.port = port;
  }

  static MinimalOpenLiberty with(String application, WebArchive war, String... options)
      throws IOException {
    Path home = Path.of(System.getProperty("openliberty.home"));
    Path server = Files.createDirectories(home.resolve("usr/servers").resolve(SERVER));
    Files.copy(
        Path.of(System.getProperty("openliberty.minimal")),
        server.resolve("server.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Path applications = Files.createDirectories(server.resolve("dropins"));
    war.as(ZipExporter.class).exportTo(applications.resolve(application + ".war").toFile(), true);
    int port = freePort();
    String platform = Runtime.version().feature() < 24 ? "java9.options" : "java24.options";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"));
    command.add("@" + home.resolve("lib/platform/java").resolve(platform));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", home.resolve("bin/tools/ws-server.jar").toString(), SERVER));
    ProcessBuilder run = new ProcessBuilder(command);
    run.environment().put("HTTP_PORT", Integer.toString(port));
    return new MinimalOpenLiberty(run.redirectErrorStream(true).start(), application, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The application, once it has started. */
  Server started() throws IOException {
    assertThat(said()).contains(APPLICATION_STARTED);
    return Server.at(URI.create("http://127.0.0.1:" + port + "/"), application);
  }

  /** What the server says of an application that does not start. */
  String refused() throws IOException {
    String said = said();
    assertThat(said).doesNotContain(APPLICATION_STARTED);
    return said;
  }

  private String said() throws IOException {
    StringBuilder all = new StringBuilder();
    BufferedReader output = process.inputReader(Charset.defaultCharset());
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      System.out.println(line);
      all.append(line).append('\n');
      if (line.contains(SERVER_STARTED)) {
        return all.toString();
      }
    }
    throw new IOException("The server ended:\n" + all);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Path server =
        Path.of(System.getProperty("openliberty.home")).resolve("usr/servers").resolve(SERVER);
    try (Stream<Path> files = Files.list(server.resolve("dropins"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
