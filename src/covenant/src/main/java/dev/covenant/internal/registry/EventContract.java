package dev.covenant.internal.registry;

import dev.covenant.EventCategory;
import java.util.List;
import java.util.Map;

/**
 * What is known of events of one type. Found once for each event, when it is emitted.
 *
 * @param type the type
 * @param name its contract name
 * @param subscribers those of each category, in order
 */
public record EventContract(
    Class<?> type, String name, Map<EventCategory, List<Subscription>> subscribers) {}
