package dev.covenant.benchmarks.presentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures on real servers what it takes to show an event to many browsers, in turn. */
public final class PresentationLoad {
  private static final List<String> PARTS = List.of("websocket", "stream", "stalled");

  private static final String SERVERS = System.getProperty("servers", "payara,wildfly");
  private static final Path DIRECTORY =
      Path.of(System.getProperty("servers.directory", "src/benchmarks/target/servers"));
  private static final String HEAP = System.getProperty("heap", "1g");

  private PresentationLoad() {}

  /** Takes the names of parts; without any, all are measured. */
  public static void main(String[] arguments) throws Exception {
    Set<String> given = Set.of(arguments);
    if (!PARTS.containsAll(given)) {
      throw new IllegalArgumentException(given + ": the parts are " + PARTS);
    }
    for (String name : SERVERS.split(",")) {
      Server server = Server.valueOf(name.strip().toUpperCase(Locale.ROOT));
      for (String part : PARTS) {
        if (given.isEmpty() || given.contains(part)) {
          measure(server, part);
        }
      }
    }
    System.exit(0);
  }

  /** Each part has a server of its own, so that none pays for what another has left. */
  private static void measure(Server server, String part) throws Exception {
    Path parent = Files.createDirectories(DIRECTORY.resolveSibling("presentation-load"));
    Path directory = Files.createTempDirectory(parent, part + '-').toAbsolutePath();
    try (Arena arena = Arena.start(server, DIRECTORY, directory, HEAP)) {
      switch (part) {
        case "websocket" -> series(server, arena, Transport.WEBSOCKET, "clients", "1000,5000");
        case "stream" -> series(server, arena, Transport.STREAM, "streams", "1000");
        default ->
            new Stalled(server, arena)
                .run(Integer.getInteger("stalled.clients", 5000), Transport.WEBSOCKET);
      }
    }
  }

  private static void series(
      Server server, Arena arena, Transport transport, String property, String otherwise)
      throws Exception {
    for (int clients : numbers(property, otherwise)) {
      try (Series series = Series.connect(server, arena, transport, clients)) {
        for (int outstanding : numbers("outstanding", "4,1,32")) {
          series.run(outstanding);
        }
      }
    }
  }

  private static int[] numbers(String property, String otherwise) {
    return Arrays.stream(System.getProperty(property, otherwise).split(","))
        .mapToInt(number -> Integer.parseInt(number.strip()))
        .toArray();
  }
}
