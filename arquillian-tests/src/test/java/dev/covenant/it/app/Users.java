package dev.covenant.it.app;

import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Believes a header, as no application may: it stands for a login. */
@ApplicationScoped
public class Users implements AudienceResolver {
  @Override
  public Set<String> labels(Handshake handshake) {
    return handshake.header("It-User").map(user -> Set.of("user:" + user)).orElse(Set.of());
  }
}
