package dev.covenant.internal.cdi;

import dev.covenant.internal.dispatch.EventScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Gives each event that a worker or an outbox delivers a request context of its own. */
@ApplicationScoped
public class RequestBoundary implements EventScope {
  @Override
  @ActivateRequestContext
  public void around(Runnable delivery) {
    delivery.run();
  }
}
