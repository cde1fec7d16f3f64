package dev.covenant.internal.cdi;

import dev.covenant.internal.outbox.OutboxHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready where the outbox's tables cannot be read: no command that emits could commit. */
@Readiness
@ApplicationScoped
@Vetoed
public class StoreReadiness implements HealthCheck {
  private final OutboxRelay relay;

  /** For the client proxy. */
  StoreReadiness() {
    this(null);
  }

  @Inject
  StoreReadiness(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    return OutboxReadiness.call("covenant-outbox", relay, OutboxHealth::store);
  }
}
