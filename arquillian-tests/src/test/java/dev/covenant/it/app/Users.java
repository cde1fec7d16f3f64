package dev.covenant.it.app;

import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Besides users who logged in believes headers, as no application may: they stand for a login. */
@ApplicationScoped
public class Users implements AudienceResolver {
  @Override
  public Set<String> labels(Handshake handshake) {
    return Stream.of(
            handshake.header("It-User").map("user:"::concat),
            handshake.header("It-Ward").map("ward:"::concat),
            handshake.principal().map(Principal::getName).map("principal:"::concat),
            Stream.of("doctor").filter(handshake::isUserInRole).findAny())
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
