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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** A Payara Micro that deploys and undeploys on command, see Redeploy.java. */
final class RedeployingPayara implements Redeployable {
  private final Process process;
  private final PrintStream commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final String name;
  private final int port;
  private final File war;

  private RedeployingPayara(Process process, String name, int port, File war) {
    this.process = process;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.name = name;
    this.port = port;
    this.war = war;
    new Thread(this::read, "payara-output").start();
  }

  static RedeployingPayara start(String name) throws IOException {
    Path war = Files.createTempDirectory("covenant-it").resolve(name + ".war");
    Wars.generations().as(ZipExporter.class).exportTo(war.toFile());
    int port = freePort();
    String jar = System.getenv("MICRO_JAR");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.addAll(opened(jar));
    command.addAll(List.of("-cp", jar, System.getProperty("payara.redeploy"), "" + port));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new RedeployingPayara(process, name, port, war.toFile());
  }

  /** What the jar's manifest asks for, which counts with -jar only. */
  private static List<String> opened(String path) throws IOException {
    List<String> options = new ArrayList<>();
    try (JarFile jar = new JarFile(path)) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      for (String opened : manifest.getValue("Add-Opens").split(" ")) {
        options.add("--add-opens");
        options.add(opened + "=ALL-UNNAMED");
      }
      for (String exported : manifest.getValue("Add-Exports").split(" ")) {
        options.add("--add-exports");
        options.add(exported + "=ALL-UNNAMED");
      }
    }
    return options;
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

  private void command(String command) throws IOException {
    commands.println(command);
    try {
      String answer = answers.poll(2, TimeUnit.MINUTES);
      if (!("done " + command).equals(answer)) {
        throw new IOException("The server said " + answer + " to: " + command);
      }
    } catch (InterruptedException e) {
      throw new IOException("Interrupted while the server did: " + command, e);
    }
  }

  /** The server's own output goes on to ours, all the time: otherwise it would stop for us. */
  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        System.out.println(line);
        if (line.startsWith("done ")) {
          answers.add(line);
        }
      }
    } catch (IOException closed) {
      // It ends with the server.
    }
    answers.add("nothing: it ended");
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
