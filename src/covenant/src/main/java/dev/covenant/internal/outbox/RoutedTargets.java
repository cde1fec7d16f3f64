package dev.covenant.internal.outbox;

import dev.covenant.EventCategory;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.routing.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  public List<Target> of(EventCategory category, String contract) {
    String name = registry.eventType(category, contract).map(registry::nameOf).orElse(contract);
    Route route = category == EventCategory.INTEGRATION ? routes.get(name) : null;
    if (route != null) {
      return List.of(new ChannelTarget(route, acknowledgement));
    }
    List<Target> targets = new ArrayList<>();
    registry
        .subscribers(category, name)
        .forEach(one -> targets.add(new SubscriberTarget(one, roles, subscribers, store, inbox)));
    return targets;
  }
}
