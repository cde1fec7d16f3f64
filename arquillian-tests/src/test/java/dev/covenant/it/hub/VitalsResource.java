package dev.covenant.it.hub;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.stream.Stream;

/** What the server's process holds: threads, heap, open files. */
@Path("vitals")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class VitalsResource {
  @GET
  public JsonObject read() throws IOException {
    // What the first finds unused may have held what the second does.
    System.gc();
    System.gc();
    return Json.createObjectBuilder()
        .add("threads", ManagementFactory.getThreadMXBean().getThreadCount())
        .add("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
        .add("files", openFiles())
        .build();
  }

  private static long openFiles() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
