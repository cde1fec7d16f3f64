package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library in a class loader of its own, as in a WAR, and Jackson elsewhere. */
class ForeignJacksonTest {
  private static final String KEY = "covenant.codec";

  @AfterEach
  void forget() {
    System.clearProperty(KEY);
  }

  @Test
  void aJacksonOfTheServersDoesNotChangeWhatIsWritten() throws Exception {
    assertThat(ask(false, "part")).isEqualTo("Jakarta JSON Binding");
  }

  @Test
  void butIsUsedWhereTheConfigurationAsksForIt() throws Exception {
    System.setProperty(KEY, "jackson");

    assertThat((Optional<?>) ask(false, "codec")).isPresent();
  }

  @Test
  void anAbsentJacksonThatTheConfigurationAsksForIsMissed() throws Exception {
    System.setProperty(KEY, "jackson");

    assertThat((Optional<?>) ask(true, "codec")).isEmpty();
    assertThat(ask(true, "part")).isEqualTo("Jackson Databind");
  }

  @Test
  void nobodyNeedsJackson() throws Exception {
    assertThat((Optional<?>) ask(true, "codec")).isPresent();
    assertThat(ask(true, "part")).isEqualTo("Jakarta JSON Binding");
  }

  /** As on Payara and WildFly, where the server's are found before the application's. */
  @Test
  void jacksonBesideTheLibraryIsTheApplicationsThoughTheServersIsFound(@TempDir Path directory)
      throws Exception {
    URL library = packed(directory.resolve("covenant.jar"));
    URL jackson = copied(directory.resolve("jackson.jar"));

    assertThat(ask(new Application(false, library, jackson), "part")).isEqualTo("Jackson Databind");
  }

  @Test
  void jacksonInAnotherDirectoryIsNot(@TempDir Path directory) throws Exception {
    URL library = packed(directory.resolve("covenant.jar"));
    URL jackson = copied(Files.createDirectory(directory.resolve("x")).resolve("jackson.jar"));

    assertThat(ask(new Application(false, library, jackson), "part"))
        .isEqualTo("Jakarta JSON Binding");
  }

  private static URL packed(Path jar) throws IOException, URISyntaxException {
    Path classes = Path.of(location(CodecChoice.class).toURI());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar.toUri().toURL();
  }

  private static URL copied(Path jar) throws IOException, URISyntaxException {
    Files.copy(Path.of(location(ObjectMapper.class).toURI()), jar);
    return jar.toUri().toURL();
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static Object ask(boolean absent, String method) throws Exception {
    return ask(new Application(absent, location(CodecChoice.class)), method);
  }

  private static Object ask(Application opened, String method) throws Exception {
    try (Application application = opened) {
      Method asked = application.loadClass(CodecChoice.class.getName()).getDeclaredMethod(method);
      asked.setAccessible(true);
      return asked.invoke(null);
    }
  }

  private static final class Application extends URLClassLoader {
    private final boolean absent;

    Application(boolean absent, URL... jars) {
      super(jars, ForeignJacksonTest.class.getClassLoader());
      this.absent = absent;
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own != null ? own : super.getResource(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (absent && name.startsWith("com.fasterxml.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.covenant.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : findClass(name);
      }
    }
  }
}
