package dev.covenant.benchmarks.presentation;

import dev.covenant.Contract;
import dev.covenant.benchmarks.presentation.server.Tick;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The application that is measured, made of the classes of one package and Covenant's jar. */
final class WarFile {
  /** Its context root. */
  static final String NAME = "load";

  private static final String CLASSES = "WEB-INF/classes/";
  private static final String BEANS =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
          + " bean-discovery-mode=\"annotated\"/>";

  /** The modules of WildFly that have its broadcast; other servers do not look. */
  private static final String MODULES = "io.undertow.core,io.undertow.websocket,org.jboss.xnio";

  private WarFile() {}

  /** Writes it into a directory. */
  static Path write(Path directory, Map<String, String> settings) throws IOException {
    Path file = directory.resolve(NAME + ".war");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Dependencies", MODULES);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream war = new JarOutputStream(out, manifest)) {
      entry(war, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
      entry(war, CLASSES + "META-INF/microprofile-config.properties", properties(settings));
      entry(war, "WEB-INF/lib/covenant.jar", Files.readAllBytes(source(Contract.class)));
      classes(war);
    }
    return file;
  }

  private static void classes(JarOutputStream war) throws IOException {
    String directory = Tick.class.getPackageName().replace('.', '/') + '/';
    try (JarFile jar = new JarFile(source(Tick.class).toFile())) {
      jar.stream()
          .filter(entry -> entry.getName().startsWith(directory) && !entry.isDirectory())
          .forEach(entry -> copy(jar, entry, war));
    }
  }

  private static void copy(JarFile jar, JarEntry entry, JarOutputStream war) {
    try {
      entry(war, CLASSES + entry.getName(), jar.getInputStream(entry).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(JarOutputStream war, String name, byte[] content) throws IOException {
    war.putNextEntry(new JarEntry(name));
    war.write(content);
    war.closeEntry();
  }

  private static byte[] properties(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The jar that a class was loaded from. */
  private static Path source(Class<?> type) {
    Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (Files.isDirectory(source)) {
      throw new IllegalStateException(
          source + " is a directory; run what `package` has made, see src/benchmarks/README.md");
    }
    return source;
  }
}
