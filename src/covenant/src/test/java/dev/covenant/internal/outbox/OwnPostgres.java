package dev.covenant.internal.outbox;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A PostgreSQL server that a test has for itself: it may be stopped and killed. */
final class OwnPostgres implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The server refuses to run as root, and its packages bring this user. */
  private static final String USER = "postgres";

  private final Path programs;
  private final Path directory;
  private final int port;
  private final Thread atExit = new Thread(this::kill);
  private Process process;

  private OwnPostgres(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Makes one and starts it; where there are no programs, the test is skipped. */
  static OwnPostgres create() throws IOException, InterruptedException {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      TestDatabase.absent("PostgreSQL's initdb is neither in the PATH nor where Debian has it");
    }
    Path directory = Files.createTempDirectory("covenant-postgres");
    if (isRoot()) {
      give(directory);
    }
    OwnPostgres server = new OwnPostgres(programs.orElseThrow(), directory, freePort());
    server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "--no-sync");
    server.start();
    return server;
  }

  private static Optional<Path> programs() throws IOException {
    List<Path> candidates = new ArrayList<>();
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      candidates.add(Path.of(directory));
    }
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> all = Files.list(versions)) {
        all.sorted(Comparator.reverseOrder()).forEach(one -> candidates.add(one.resolve("bin")));
      }
    }
    return candidates.stream().filter(p -> Files.isExecutable(p.resolve("initdb"))).findFirst();
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void give(Path directory) throws IOException {
    try {
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    } catch (FileSystemException | UserPrincipalNotFoundException e) {
      TestDatabase.absent("PostgreSQL does not run as root, and there is no user " + USER);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private Path log() {
    return directory.resolve("log");
  }

  /** A program of the server's; a user changed by setpriv leaves its process what it is. */
  private Process launch(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    int status = launch(program, arguments).waitFor();
    if (status != 0) {
      throw new AssertionError(program + " ended with " + status + ":\n" + Files.readString(log()));
    }
  }

  /** Starts it, again and again where what was killed holds its memory for a moment longer. */
  void start() throws IOException {
    process = launchServer();
    try {
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                if (!process.isAlive()) {
                  process = launchServer();
                }
                return answers();
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("PostgreSQL does not start:\n" + Files.readString(log()), e);
    }
  }

  private Process launchServer() throws IOException {
    return launch(
        "postgres",
        "-D",
        data(),
        "-p",
        String.valueOf(port),
        "-k",
        directory.toString(),
        "-c",
        "listen_addresses=127.0.0.1");
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Stops it in order, but does not wait for those who are connected. */
  void stop() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("PostgreSQL does not stop:\n" + Files.readString(log()));
    }
  }

  /** Kills it with SIGKILL. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
