package dev.covenant.internal.presentation;

import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.PresentationCounts;
import dev.covenant.presentation.Refusal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a hub counts. Thread-safe. */
final class Counters {
  private final LongAdder delivered = new LongAdder();
  private final LongAdder resyncs = new LongAdder();
  private final Map<Disconnection, LongAdder> disconnected = adders(Disconnection.class);
  private final Map<Refusal, LongAdder> refused = adders(Refusal.class);

  void delivered(int messages) {
    delivered.add(messages);
  }

  void resynced() {
    resyncs.increment();
  }

  void disconnected(Disconnection cause) {
    disconnected.get(cause).increment();
  }

  void refused(Refusal cause) {
    refused.get(cause).increment();
  }

  PresentationCounts with(int clients, long accepted) {
    return new PresentationCounts(
        clients, accepted, delivered.sum(), resyncs.sum(), sums(disconnected), sums(refused));
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    Arrays.stream(type.getEnumConstants()).forEach(each -> adders.put(each, new LongAdder()));
    return adders;
  }

  private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> adders) {
    Map<E, Long> sums = new HashMap<>();
    adders.forEach((each, adder) -> sums.put(each, adder.sum()));
    return sums;
  }
}
