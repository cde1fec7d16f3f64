package dev.covenant.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for what an application keeps in its database. */
@ApplicationScoped
class Beds {
  private final Map<Long, String> labels = new ConcurrentHashMap<>();

  long occupy(String ward, String name) {
    if (ward.equals("full")) {
      throw new IllegalStateException("No bed for " + name);
    }
    return labels.size() + 1L;
  }

  void label(long id, String name) {
    labels.put(id, name);
  }

  Map<Long, String> labels() {
    return labels;
  }
}
