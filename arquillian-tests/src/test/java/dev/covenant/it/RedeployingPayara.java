package dev.covenant.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** A Payara Micro that deploys and undeploys on command, see Redeploy.java. */
final class RedeployingPayara implements Redeployable {
  private final Process process;
  private final PrintStream commands;
  private final BufferedReader answers;
  private final String name;
  private final int port;
  private final File war;

  private RedeployingPayara(Process process, String name, int port, File war) {
    this.process = process;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.name = name;
    this.port = port;
    this.war = war;
  }

  static RedeployingPayara start(String name) throws IOException {
    Path war = Files.createTempDirectory("covenant-it").resolve(name + ".war");
    Wars.generations().as(ZipExporter.class).exportTo(war.toFile());
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-cp",
                System.getenv("MICRO_JAR"),
                System.getProperty("payara.redeploy"),
                Integer.toString(port))
            .redirectErrorStream(true)
            .start();
    return new RedeployingPayara(process, name, port, war.toFile());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public Server deploy() throws IOException {
    command("deploy " + war);
    return Server.at(URI.create("http://127.0.0.1:" + port + "/"), name);
  }

  @Override
  public void undeploy() throws IOException {
    command("undeploy " + name);
  }

  /** The server's own output goes on to ours until the answer comes. */
  private void command(String command) throws IOException {
    commands.println(command);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      System.out.println(line);
      if (line.equals("done " + command)) {
        return;
      }
    }
    throw new IOException("The server ended before it did: " + command);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Files.delete(war.toPath());
    Files.delete(war.toPath().getParent());
  }
}
