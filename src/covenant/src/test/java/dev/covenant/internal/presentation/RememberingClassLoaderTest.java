package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingClassLoaderTest {
  private final List<String> asked = new ArrayList<>();
  private final ClassLoader application =
      new ClassLoader(getClass().getClassLoader()) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
          asked.add(name);
          return super.getResources(name);
        }
      };
  private final ClassLoader loader = new RememberingClassLoader(application);

  @Test
  void theApplicationIsAskedOnceForEachResource() throws IOException {
    String there = "META-INF/services/jakarta.enterprise.inject.spi.Extension";
    String missing = "META-INF/services/missing";
    List<URL> found = Collections.list(loader.getResources(there));

    assertThat(Collections.list(loader.getResources(there))).isEqualTo(found).isNotEmpty();
    assertThat(Collections.list(loader.getResources(missing))).isEmpty();
    assertThat(Collections.list(loader.getResources(missing))).isEmpty();
    assertThat(asked).containsExactly(there, missing);
  }

  @Test
  void classesAreThoseOfTheApplication() throws ClassNotFoundException {
    assertThat(loader.loadClass(Hub.class.getName())).isSameAs(Hub.class);
  }
}
