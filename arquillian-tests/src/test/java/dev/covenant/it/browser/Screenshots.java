package dev.covenant.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of one test, kept with the build. */
final class Screenshots {
  private static final Path DIRECTORY = Path.of("target", "screenshots");

  private final String test;
  private int taken;

  Screenshots(String test) {
    this.test = test;
  }

  void take(Tab tab) throws IOException {
    Files.createDirectories(DIRECTORY);
    taken++;
    Files.write(DIRECTORY.resolve(test + "-" + taken + ".png"), tab.picture());
  }
}
