package dev.covenant.internal.cdi;

import dev.covenant.internal.outbox.OutboxHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready where events wait in the outbox and no node that delivers is there. */
@Readiness
@ApplicationScoped
@Vetoed
public class DeliveryReadiness implements HealthCheck {
  private final OutboxRelay relay;

  /** For the client proxy. */
  DeliveryReadiness() {
    this(null);
  }

  @Inject
  DeliveryReadiness(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    return OutboxReadiness.call("covenant-outbox-delivery", relay, OutboxHealth::delivery);
  }
}
