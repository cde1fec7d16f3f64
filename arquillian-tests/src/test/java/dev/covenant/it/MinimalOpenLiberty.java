package dev.covenant.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An Open Liberty with next to nothing but one application. */
final class MinimalOpenLiberty implements AutoCloseable {
  private static final String SERVER = "covenant-it-minimal";
  private static final String STARTED = "CWWKZ0001I";
  private static final String FAILED = "CWWKZ0002E";

  private final Process process;
  private final String application;
  private final int port;

  private MinimalOpenLiberty(Process process, String application, int port) {
    this.process = process;
    this.application = application;
    this.port = port;
  }

  static MinimalOpenLiberty with(String application, WebArchive war) throws IOException {
    Path home = Path.of(System.getProperty("openliberty.home"));
    Path server = Files.createDirectories(home.resolve("usr/servers").resolve(SERVER));
    Files.copy(
        Path.of(System.getProperty("openliberty.minimal")),
        server.resolve("server.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Path applications = Files.createDirectories(server.resolve("dropins"));
    war.as(ZipExporter.class).exportTo(applications.resolve(application + ".war").toFile(), true);
    int port = freePort();
    String options = Runtime.version().feature() < 24 ? "java9.options" : "java24.options";
    ProcessBuilder run =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
            "@" + home.resolve("lib/platform/java").resolve(options),
            "-jar",
            home.resolve("bin/tools/ws-server.jar").toString(),
            SERVER);
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
    said(STARTED, FAILED);
    return Server.at(URI.create("http://127.0.0.1:" + port + "/"), application);
  }

  /** What the server says of an application that does not start. */
  String refused() throws IOException {
    return said(FAILED, STARTED);
  }

  private String said(String wanted, String unwanted) throws IOException {
    StringBuilder all = new StringBuilder();
    BufferedReader output = process.inputReader(Charset.defaultCharset());
    boolean seen = false;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      System.out.println(line);
      all.append(line).append('\n');
      seen |= line.contains(wanted);
      if (line.contains(unwanted)) {
        throw new IOException("Not " + wanted + ":\n" + all);
      }
      // The message goes on for some lines, until the server is ready.
      if (seen && line.contains("CWWKF0011I")) {
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
