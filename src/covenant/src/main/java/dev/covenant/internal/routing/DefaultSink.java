package dev.covenant.internal.routing;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.IntegrationChannel;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.DeliveryException;
import dev.covenant.sink.PresentationFanout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where events go unless a command says otherwise: domain events to local subscribers, integration
 * events to their channel or else to local subscribers, presentation events to local subscribers
 * and then to every hub, which is also told what became stale. Every target is tried.
 */
public final class DefaultSink implements CommandEventSink {
  private final Map<String, Route> routes;
  private final List<PresentationFanout> hubs;
  private final Duration acknowledgement;

  /**
   * Targets of the application.
   *
   * @param routes the channel of each routed contract
   * @param hubs who shows presentation events
   * @param acknowledgement how long a batch's acknowledgements are waited for
   */
  public DefaultSink(
      Map<String, Route> routes, List<PresentationFanout> hubs, Duration acknowledgement) {
    this.routes = Map.copyOf(routes);
    this.hubs = List.copyOf(hubs);
    this.acknowledgement = acknowledgement;
  }

  @Override
  public boolean encodes(EventEnvelope event) {
    return switch (event.category()) {
      case DOMAIN -> false;
      case INTEGRATION -> isRouted(event);
      case PRESENTATION -> !hubs.isEmpty();
    };
  }

  /** A route that deployment did not see would be an event that silently stays here. */
  private boolean isRouted(EventEnvelope event) {
    boolean routed = routes.containsKey(event.contract());
    if (!routed && event.value().getClass().isAnnotationPresent(IntegrationChannel.class)) {
      throw new ContractException(
          ErrorKind.MISSING_HANDLER,
          event.contract(),
          "%s has @IntegrationChannel, but no handler's @CommandHandler(emits = ...) names %s; add it to the command that emits it"
              .formatted(event, event.value().getClass().getName()));
    }
    return routed;
  }

  @Override
  public void afterCommit(CommandEvents batch) throws DeliveryException {
    List<Throwable> failures = new ArrayList<>(0);
    ChannelSends sends = new ChannelSends(batch, acknowledgement);
    for (EventEnvelope event : batch.events()) {
      Route route =
          event.category() == EventCategory.INTEGRATION ? routes.get(event.contract()) : null;
      if (route != null) {
        sends.send(route, event, () -> EncodedEnvelope.of(event).write());
      } else {
        failures.addAll(batch.deliverToSubscribers(event));
      }
    }
    show(batch, failures);
    hubs.forEach(batch::invalidate);
    failures.addAll(sends.await());
    if (!failures.isEmpty()) {
      throw new DeliveryException(failures);
    }
  }

  private void show(CommandEvents batch, List<Throwable> failures) {
    if (hubs.isEmpty()) {
      return;
    }
    List<EventEnvelope> shown =
        batch.events().stream().filter(e -> e.category() == EventCategory.PRESENTATION).toList();
    if (shown.isEmpty()) {
      return;
    }
    for (PresentationFanout hub : hubs) {
      try {
        hub.send(shown);
        batch.observe(ObservationName.PRESENTATION_SEND, shown, null);
      } catch (Exception | Error e) {
        failures.add(e);
        batch.observe(ObservationName.PRESENTATION_SEND, shown, e);
      }
    }
  }
}
