package dev.covenant.internal.config;

import java.io.UncheckedIOException;
import java.net.URL;

/** Where class files lie. */
final class ClassFiles {
  private static final String SUFFIX = ".class";

  private ClassFiles() {}

  /**
   * Whether a type's class file is in an archive beside the archive of a known type, as both are in
   * {@code WEB-INF/lib}. The class loader may still give another one: Payara asks the server's
   * before the application's, and WildFly the modules that it adds.
   */
  static boolean lieTogether(Class<?> known, String type) {
    ClassLoader loader = known.getClassLoader();
    URL place = loader.getResource(path(known.getName()));
    if (place == null) {
      return false;
    }
    String directory = directory(place, known.getName());
    try {
      return loader
          .resources(path(type))
          .anyMatch(other -> directory(other, type).equals(directory));
    } catch (UncheckedIOException unreadable) {
      return false;
    }
  }

  /** As {@code jar:file:/app/WEB-INF/lib/}. */
  private static String directory(URL place, String type) {
    String url = place.toString();
    String archive = url.substring(0, url.length() - path(type).length()).replaceAll("!?/$", "");
    return archive.substring(0, archive.lastIndexOf('/') + 1);
  }

  private static String path(String type) {
    return type.replace('.', '/') + SUFFIX;
  }
}
