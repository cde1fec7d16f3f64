import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs a server in the foreground until somebody stops it, and says when it can be used.
 *
 * <p>{@code java Serve.java <ready-pattern> <address> <command>...} starts the command, forwards
 * its output, waits for a line that the pattern finds and then for the address to answer with 200,
 * and prints the address. It never ends with success: a build that runs it goes no further.
 */
public final class Serve {
  private static final Duration BOOT = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(20);

  private static volatile boolean stopping;

  private Serve() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      throw fail("usage: java Serve.java <ready-pattern> <address> <command>...");
    }
    Pattern readyLine = Pattern.compile(args[0]);
    URI address = URI.create(args[1]);
    List<String> command = Arrays.asList(args).subList(2, args.length);

    refuseTakenPort(address.getPort());
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    // A parent that is killed outright sends no signal: follow it, so that the port is free again.
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    server
        .onExit()
        .thenRun(
            () -> {
              if (!stopping) {
                fail("The server has stopped by itself, exit code " + server.exitValue());
              }
            });

    CountDownLatch ready = new CountDownLatch(1);
    new Thread(() -> forward(server, readyLine, ready), "server-output").start();
    if (!ready.await(BOOT.toSeconds(), TimeUnit.SECONDS)) {
      throw fail("The server did not say that it is ready within " + BOOT.toSeconds() + " s");
    }
    awaitAnswer(address);
    System.out.println(address);
    Thread.currentThread().join();
  }

  private static void refuseTakenPort(int port) {
    try {
      new ServerSocket(port).close();
    } catch (IOException e) {
      throw fail("Port " + port + " is taken: stop the program that listens there, then try again");
    }
  }

  private static void forward(Process server, Pattern readyLine, CountDownLatch ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        if (readyLine.matcher(line).find()) {
          ready.countDown();
        }
      }
    } catch (IOException closed) {
      // The stream ends with the server, and its exit is reported elsewhere.
    }
  }

  /**
   * A server may say that it is ready although the deployment failed: only the application's answer
   * counts.
   */
  private static void awaitAnswer(URI address) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    String last = "no answer";
    for (long end = System.nanoTime() + ANSWER.toNanos();
        System.nanoTime() < end;
        Thread.sleep(200)) {
      try {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          return;
        }
        last = "status " + status;
      } catch (IOException e) {
        last = e.toString();
      }
    }
    throw fail(address + " did not answer with 200 (" + last + "): see the server's output above");
  }

  private static void stop(Process server) {
    stopping = true;
    server.destroy();
    try {
      if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
    }
  }

  private static IllegalStateException fail(String message) {
    System.err.println(message);
    System.exit(1);
    return new IllegalStateException(message);
  }
}
