package dev.covenant.example;

import dev.covenant.Audience;
import dev.covenant.presentation.PresentationHub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class WardRights {
  @Inject PresentationHub hub;

  int left(String user) {
    return hub.revoke(Audience.of("user:" + user));
  }
}
