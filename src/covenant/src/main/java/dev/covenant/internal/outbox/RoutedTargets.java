package dev.covenant.internal.outbox;

import dev.covenant.EventCategory;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.registry.ContractVersions;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.routing.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Integration events with a route go to their channel only, all others to local subscribers. */
record RoutedTargets(
    ContractRegistry registry,
    Map<String, Route> routes,
    Duration acknowledgement,
    Set<RuntimeRole> roles,
    LocalSubscribers subscribers,
    Store store,
    @Nullable Inbox inbox)
    implements Targets {
  @Override
  public List<Target> of(EncodedEnvelope event) {
    Optional<Class<?>> type = registry.type(event.contract());
    String name = type.map(registry::nameOf).orElse(event.contract());
    Route route = event.category() == EventCategory.INTEGRATION ? routes.get(name) : null;
    if (route != null) {
      return List.of(new ChannelTarget(route, acknowledgement));
    }
    // What a newer node has written waits for one that can read it.
    boolean newer = type.filter(t -> event.version() > ContractVersions.of(t)).isPresent();
    Set<RuntimeRole> reaching = newer ? Set.of() : roles;
    List<Target> targets = new ArrayList<>();
    registry
        .subscribers(event.category(), name)
        .forEach(
            one -> targets.add(new SubscriberTarget(one, reaching, subscribers, store, inbox)));
    return targets;
  }
}
