package dev.covenant.example;

import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class WardLabels implements AudienceResolver {
  @Override
  public Set<String> labels(Handshake handshake) {
    return handshake.isUserInRole("doctor") ? Set.of("doctor") : Set.of();
  }
}
