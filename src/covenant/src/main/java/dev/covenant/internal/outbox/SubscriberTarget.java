package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.registry.Subscription;
import dev.covenant.internal.release.LocalSubscribers;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of this process. With an inbox it is called in a transaction in which the event is
 * marked for it: what it does there happens once, however often the event comes.
 */
record SubscriberTarget(
    Subscription subscription,
    Set<RuntimeRole> roles,
    LocalSubscribers subscribers,
    Store store,
    @Nullable Inbox inbox)
    implements Target {
  @Override
  public String name() {
    return subscription.name();
  }

  @Override
  public boolean isReachable() {
    return role().isPresent();
  }

  private Optional<RuntimeRole> role() {
    return roles.stream().filter(subscription::permits).findFirst();
  }

  @Override
  public void deliver(RelayedEvent event) throws Exception {
    EventEnvelope decoded = event.decoded();
    if (inbox == null) {
      subscribers.deliver(subscription, decoded, role().orElse(null));
    } else {
      deliverOnce(decoded, inbox);
    }
  }

  private void deliverOnce(EventEnvelope event, Inbox inbox) throws Exception {
    store.committed(
        () -> {
          if (store.join(c -> inbox.mark(c, name(), event.id()))) {
            subscribers.deliver(subscription, event, role().orElse(null));
          }
          return null;
        });
  }
}
