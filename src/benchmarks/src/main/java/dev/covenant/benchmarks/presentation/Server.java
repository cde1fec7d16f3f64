package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A server as the build provides it, with the application in it. */
enum Server {
  PAYARA("Payara Micro", "Tyrus: broadcast") {
    @Override
    List<String> command(Path servers, Path directory, Path war, int port) throws IOException {
      Path commands = directory.resolve("payara-commands");
      Files.writeString(
          commands,
          "set configs.config.server-config.network-config.network-listeners.network-listener"
              + ".http-listener.address=127.0.0.1\n");
      return List.of(
          "-jar",
          existing(servers.resolve("payara-micro.jar")).toString(),
          "--nocluster",
          "--port",
          String.valueOf(port),
          "--prebootcommandfile",
          commands.toString(),
          "--rootdir",
          directory.resolve("payara").toString(),
          "--contextroot",
          "/" + WarFile.NAME,
          "--deploy",
          war.toString());
    }
  },

  WILDFLY("WildFly", "Undertow: one text for all channels") {
    @Override
    List<String> command(Path servers, Path directory, Path war, int port) throws IOException {
      Path home = existing(home(servers));
      Path base = directory.resolve("wildfly");
      copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
      Path deployments = Files.createDirectories(base.resolve("deployments"));
      Files.copy(war, deployments.resolve(war.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      return List.of(
          "-Djboss.home.dir=" + home,
          "-Djboss.server.base.dir=" + base,
          "-Djava.net.preferIPv4Stack=true",
          "-Djboss.http.port=" + port,
          "-Djboss.https.port=0",
          "-Djboss.management.http.port=0",
          "-jar",
          home.resolve("jboss-modules.jar").toString(),
          "-modulepath",
          home.resolve("modules").toString(),
          "org.jboss.as.standalone");
    }
  };

  private final String title;
  private final String broadcast;

  Server(String title, String broadcast) {
    this.title = title;
    this.broadcast = broadcast;
  }

  String title() {
    return title;
  }

  /** What its own means for a broadcast are called. */
  String broadcast() {
    return broadcast;
  }

  /** What to run Java with. It listens on this machine only. */
  abstract List<String> command(Path servers, Path directory, Path war, int port)
      throws IOException;

  private static Path home(Path servers) throws IOException {
    try (var found = Files.newDirectoryStream(servers, "wildfly-*")) {
      for (Path home : found) {
        return home;
      }
    }
    return servers.resolve("wildfly-…");
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          "There is no " + path + "; build with `verify`, see src/benchmarks/README.md");
    }
    return path.toAbsolutePath();
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (var found = Files.walk(from)) {
      found.forEach(all::add);
    }
    for (Path one : all) {
      Path target = to.resolve(from.relativize(one).toString());
      if (Files.isDirectory(one)) {
        Files.createDirectories(target);
      } else {
        Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
