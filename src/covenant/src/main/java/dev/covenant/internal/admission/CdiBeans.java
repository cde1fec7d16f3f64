package dev.covenant.internal.admission;

import dev.covenant.internal.presentation.Hub;
import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds beans when they are needed: while transports are registered, some servers have no CDI
 * container for the application yet.
 */
public final class CdiBeans implements ApplicationBeans {
  @Override
  public Hub hub() {
    return CDI.current().select(Hub.class).get();
  }

  @Override
  public @Nullable Set<String> labels(Handshake handshake) {
    Instance<AudienceResolver> resolvers = CDI.current().select(AudienceResolver.class);
    if (resolvers.isUnsatisfied()) {
      return Set.of();
    }
    Instance.Handle<AudienceResolver> resolver = resolvers.getHandle();
    try {
      return resolver.get().labels(handshake);
    } finally {
      // Destroying a bean of a normal scope would end it for everyone.
      if (resolver.getBean().getScope() == Dependent.class) {
        resolver.destroy();
      }
    }
  }

  @Override
  public Optional<Target> target() {
    try {
      HttpServletRequest request = CDI.current().select(HttpServletRequest.class).get();
      return Target.of(request.getHeader("Host"), request.isSecure());
    } catch (RuntimeException noRequestHere) {
      return Optional.empty();
    }
  }
}
