package dev.covenant.it.app;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Lives as long as a request. */
@RequestScoped
public class Passage {
  private final String id = UUID.randomUUID().toString();

  String id() {
    return id;
  }
}
