package dev.covenant.internal.release;

import dev.covenant.ContractException;
import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.SubscriberException;
import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.registry.EventContract;
import dev.covenant.internal.registry.Subscription;
import dev.covenant.observation.ObservationName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Calls the subscribers of this process. */
public final class LocalSubscribers {
  private final ContractRegistry registry;
  private final Observers observers;

  public LocalSubscribers(ContractRegistry registry, Observers observers) {
    this.registry = registry;
    this.observers = observers;
  }

  /** Calls every subscriber open to the role, whichever fail. */
  public List<Throwable> deliver(EventEnvelope event, @Nullable RuntimeRole role) {
    return call(event, subscribers(event), role, false);
  }

  /** The same for an event whose type's contract is at hand. */
  List<Throwable> deliver(EventEnvelope event, EventContract contract, @Nullable RuntimeRole role) {
    return call(event, contract.subscribers(event.category()), role, false);
  }

  /** Calls the subscribers open to the role up to the first that fails. */
  public void publish(EventEnvelope event, @Nullable RuntimeRole role) {
    List<Throwable> failures = call(event, subscribers(event), role, true);
    if (!failures.isEmpty()) {
      throw (ContractException) failures.get(0);
    }
  }

  /** Calls one subscriber, which cannot emit; what it throws comes out as its failure. */
  public void deliver(Subscription subscription, EventEnvelope event, @Nullable RuntimeRole role) {
    AtomicReference<@Nullable ContractException> failure = new AtomicReference<>();
    Releases.masked(() -> failure.set(call(subscription, event)));
    observers.delivered(ObservationName.PUBLISH_EVENT, event, role, 1, failure.get());
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private List<Subscription> subscribers(EventEnvelope event) {
    return registry.subscribers(event.category(), event.contract());
  }

  private List<Throwable> call(
      EventEnvelope event,
      List<Subscription> subscribers,
      @Nullable RuntimeRole role,
      boolean stop) {
    List<Throwable> failures = List.of();
    int called = 0;
    // By index, here and where else every event passes: an iterator would cost more than the rest.
    for (int i = 0; i < subscribers.size(); i++) {
      Subscription subscription = subscribers.get(i);
      if (subscription.permits(role)) {
        called++;
        ContractException failure = call(subscription, event);
        if (failure != null) {
          failures = failures.isEmpty() ? new ArrayList<>() : failures;
          failures.add(failure);
          if (stop) {
            break;
          }
        }
      }
    }
    Throwable first = failures.isEmpty() ? null : failures.get(0);
    observers.delivered(ObservationName.PUBLISH_EVENT, event, role, called, first);
    return failures;
  }

  private static @Nullable ContractException call(Subscription subscription, EventEnvelope event) {
    ContractException mismatch = subscription.mismatch(event);
    if (mismatch != null) {
      return mismatch;
    }
    try {
      subscription.deliver(event);
      return null;
    } catch (Throwable t) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return new SubscriberException(event, subscription.name(), t);
    }
  }
}
