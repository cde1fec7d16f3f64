package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  private static Object ask(boolean absent, String method) throws Exception {
    try (Application application = new Application(absent)) {
      Method asked = application.loadClass(CodecChoice.class.getName()).getDeclaredMethod(method);
      asked.setAccessible(true);
      return asked.invoke(null);
    }
  }

  private static final class Application extends URLClassLoader {
    private final boolean absent;

    Application(boolean absent) {
      super(
          new URL[] {CodecChoice.class.getProtectionDomain().getCodeSource().getLocation()},
          ForeignJacksonTest.class.getClassLoader());
      this.absent = absent;
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
