package dev.covenant.internal.cdi;

import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.config.Platform;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;

/** The beans that there are only where there is an outbox. */
final class OutboxBeans {
  private OutboxBeans() {}

  static void register(AfterTypeDiscovery event, OutboxSettings settings) {
    add(event, OutboxDesk.class);
    if (Platform.HEALTH.isPresent()) {
      OutboxReadiness.register(event, settings.deliveryHealth());
    }
  }

  /**
   * Adds a class that is vetoed, so that it is no bean by itself. Its scope is annotated all the
   * same: Payara leaves a class in the archive of its jar only if it has a bean-defining
   * annotation.
   */
  static void add(AfterTypeDiscovery event, Class<?> type) {
    event.addAnnotatedType(type, type.getName()).remove(Vetoed.class::isInstance);
  }
}
