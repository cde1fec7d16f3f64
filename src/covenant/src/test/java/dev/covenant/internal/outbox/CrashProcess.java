package dev.covenant.internal.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child process: what it says, and its end. */
final class CrashProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int KILLED = 128 + 9;
  private static final int SHOWN = 40;

  /** It does not live long: most of its time is the start. */
  private static final String[] FAST = {
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
    "-XX:+ExitOnOutOfMemoryError"
  };

  private static final String END = "(end of output)";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Deque<String> last = new ArrayDeque<>();

  private CrashProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param heap the megabytes that it may have
   */
  static CrashProcess start(Class<?> main, int heap, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, FAST);
    command.add("-Xmx" + heap + "m");
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return new CrashProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException e) {
      lines.add(e.toString());
    }
    lines.add(END);
  }

  /** Waits until it has said so. */
  void awaitWord(String word) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    String line;
    do {
      line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError(
            "The process did not say %s within %s, but\n%s"
                .formatted(word, LIMIT, String.join("\n", last)));
      }
      remember(line);
    } while (!line.equals(word));
  }

  private void remember(String line) {
    last.add(line);
    if (last.size() > SHOWN) {
      last.remove();
    }
  }

  /** Says that it is to come to an end. */
  void enough() throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write(CrashParent.ENOUGH);
    }
  }

  /** Lets it run on; it must not end by itself. */
  void letRun(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The process ended by itself: " + String.join("\n", lines));
    }
  }

  /** Kills it with SIGKILL, which is what Java's forcible destruction is on Linux and macOS. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    int status = process.waitFor();
    if (status != KILLED) {
      throw new AssertionError("The process was not killed, but ended with " + status);
    }
  }

  /** Waits until it has ended well. */
  void awaitEnd() throws InterruptedException {
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError("The process did not end well: " + String.join("\n", lines));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
