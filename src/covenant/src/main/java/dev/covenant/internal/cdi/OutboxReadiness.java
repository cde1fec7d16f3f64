package dev.covenant.internal.cdi;

import dev.covenant.internal.outbox.Health;
import dev.covenant.internal.outbox.OutboxHealth;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The outbox's health checks. Loads MicroProfile Health: touch it only where that is present. */
final class OutboxReadiness {
  private OutboxReadiness() {}

  static void register(AfterTypeDiscovery event, boolean delivery) {
    OutboxBeans.add(event, StoreReadiness.class);
    if (delivery) {
      OutboxBeans.add(event, DeliveryReadiness.class);
    }
  }

  static HealthCheckResponse call(
      String name, OutboxRelay relay, Function<OutboxHealth, Health> check) {
    Health health =
        relay
            .outbox()
            .map(outbox -> check.apply(outbox.health()))
            .orElseGet(() -> Health.down("The application has not opened its outbox yet"));
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(health.isUp());
    health.data().forEach((key, value) -> response.withData(key, value));
    health.reason().ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
