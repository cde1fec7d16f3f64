package dev.covenant.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.presentation.AudienceResolver;
import dev.covenant.presentation.Handshake;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CdiBeansTest {
  private static final Handshake ANYONE =
      new Handshake(Optional.empty(), role -> false, Map.of(), Map.of());

  private final CdiBeans beans = new CdiBeans();

  @Test
  void withoutAResolverNobodyHasLabels() {
    try (SeContainer container = started(HubBeans.class)) {
      assertThat(beans.labels(ANYONE)).isEmpty();
      assertThat(beans.hub()).isSameAs(container.select(Hub.class).get());
    }
  }

  @Test
  void aDependentResolverIsDestroyedAfterEachCall() {
    PerCall.destroyed.set(0);
    try (SeContainer container = started(PerCall.class)) {
      assertThat(beans.labels(ANYONE)).containsExactly("per-call");
      assertThat(beans.labels(ANYONE)).containsExactly("per-call");
      assertThat(PerCall.destroyed).hasValue(2);
    }
  }

  @Test
  void aResolverOfANormalScopeLivesOn() {
    Shared.destroyed.set(0);
    try (SeContainer container = started(Shared.class)) {
      assertThat(beans.labels(ANYONE)).containsExactly("call-1");
      assertThat(beans.labels(ANYONE)).containsExactly("call-2");
      assertThat(Shared.destroyed).hasValue(0);
    }
  }

  @Test
  void twoResolversAreAnError() {
    try (SeContainer container = started(Shared.class, PerCall.class)) {
      assertThatThrownBy(() -> beans.labels(ANYONE))
          .isInstanceOf(AmbiguousResolutionException.class);
    }
  }

  @Test
  void outsideARequestNoTargetIsKnown() {
    assertThat(beans.target()).isEmpty();
    try (SeContainer container = started(HubBeans.class)) {
      assertThat(beans.target()).isEmpty();
    }
  }

  private static SeContainer started(Class<?>... classes) {
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addBeanClasses(classes)
        .initialize();
  }

  @ApplicationScoped
  static class HubBeans {
    @Produces
    @Singleton
    Hub hub() {
      return Hub.on(Runnable::run, HubSettings.DEFAULT);
    }
  }

  @Dependent
  static class PerCall implements AudienceResolver {
    private static final AtomicInteger destroyed = new AtomicInteger();

    @Override
    public Set<String> labels(Handshake handshake) {
      return Set.of("per-call");
    }

    @PreDestroy
    void destroy() {
      destroyed.incrementAndGet();
    }
  }

  @ApplicationScoped
  static class Shared implements AudienceResolver {
    private static final AtomicInteger destroyed = new AtomicInteger();

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Set<String> labels(Handshake handshake) {
      return Set.of("call-" + calls.incrementAndGet());
    }

    @PreDestroy
    void destroy() {
      destroyed.incrementAndGet();
    }
  }
}
