package dev.covenant.internal.registry;

import dev.covenant.EventCategory;
import java.util.List;
import java.util.stream.Stream;

/** What is known of events of one type. */
public final class EventContract {
  private final Class<?> type;
  private final String name;
  private final List<List<Subscription>> subscribers;

  EventContract(Class<?> type, String name, ContractRegistry registry) {
    this.type = type;
    this.name = name;
    this.subscribers =
        Stream.of(EventCategory.values())
            .map(category -> registry.subscribers(category, name))
            .toList();
  }

  public Class<?> type() {
    return type;
  }

  public String name() {
    return name;
  }

  /** The subscribers of an event of this type, in order. */
  public List<Subscription> subscribers(EventCategory category) {
    return subscribers.get(category.ordinal());
  }
}
