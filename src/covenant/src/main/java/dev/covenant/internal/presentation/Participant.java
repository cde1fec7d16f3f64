package dev.covenant.internal.presentation;

import java.util.Optional;
import java.util.Set;

/**
 * Who a client is, as the server knows.
 *
 * @param labels what it may hear
 * @param user the name of the authenticated user
 * @param session the id of the HTTP session
 */
public record Participant(Set<String> labels, Optional<String> user, Optional<String> session) {
  /** Takes a safe copy. */
  public Participant {
    labels = Set.copyOf(labels);
  }

  Participant inSession(String id) {
    return new Participant(labels, user, Optional.of(id));
  }
}
