package dev.covenant.internal.admission;

import dev.covenant.internal.presentation.Hub;
import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import java.util.Optional;
import java.util.Set;

/** An application with a hub, and a resolver that a test may change. */
public final class FakeBeans implements ApplicationBeans {
  private final Hub hub;
  private volatile AudienceResolver resolver = handshake -> Set.of();
  private volatile Optional<Target> target = Optional.empty();

  public FakeBeans(Hub hub) {
    this.hub = hub;
  }

  public void resolver(AudienceResolver resolver) {
    this.resolver = resolver;
  }

  /** The container knows where requests go to. */
  public void tells(String host) {
    target = Target.of(host, false);
  }

  @Override
  public Hub hub() {
    return hub;
  }

  @Override
  public Set<String> labels(Handshake handshake) {
    return resolver.labels(handshake);
  }

  @Override
  public Optional<Target> target() {
    return target;
  }
}
