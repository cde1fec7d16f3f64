package dev.covenant.internal.presentation;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The application's class loader, for threads that only send: it remembers which resources there
 * are. With every message Tyrus starts a timer anew, for which Payara captures the thread's context
 * and looks for services of its own in all jars that the context class loader knows; that was two
 * thirds of what a message cost.
 */
final class RememberingClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, List<URL>> resources = new ConcurrentHashMap<>();

  RememberingClassLoader(ClassLoader application) {
    super(application);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> known = resources.get(name);
    if (known == null) {
      known = Collections.list(super.getResources(name));
      resources.put(name, known);
    }
    return Collections.enumeration(known);
  }
}
