package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import java.util.ArrayList;
import java.util.List;

/** Delivers to local subscribers. */
final class InProcessSink implements CommandEventSink {
  static final CommandEventSink INSTANCE = new InProcessSink();

  private InProcessSink() {}

  @Override
  public void afterCommit(CommandEvents batch) throws DeliveryException {
    List<Throwable> failures = List.of();
    for (EventEnvelope event : batch.events()) {
      failures = joined(failures, batch.deliverToSubscribers(event));
    }
    if (!failures.isEmpty()) {
      throw new DeliveryException(failures);
    }
  }

  private static List<Throwable> joined(List<Throwable> first, List<Throwable> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<Throwable> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
