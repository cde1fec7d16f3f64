package dev.covenant.presentation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What happened at a {@link PresentationHub} since it started. Immutable.
 *
 * @param clients how many clients are connected now
 * @param accepted how many events and notices it was given
 * @param delivered how many messages it has sent, counted for each client
 * @param resyncs how many clients came back too late for what they missed, and were told so
 * @param disconnected how many clients were disconnected for each cause
 * @param refused how many were not let in for each cause
 */
public record PresentationCounts(
    int clients,
    long accepted,
    long delivered,
    long resyncs,
    Map<Disconnection, Long> disconnected,
    Map<Refusal, Long> refused) {
  /**
   * Takes safe copies.
   *
   * @param clients how many clients are connected now
   * @param accepted how many events and notices it was given
   * @param delivered how many messages it has sent, counted for each client
   * @param resyncs how many clients came back too late for what they missed
   * @param disconnected how many clients were disconnected for each cause
   * @param refused how many were not let in for each cause
   */
  public PresentationCounts {
    disconnected = copy(Disconnection.class, disconnected);
    refused = copy(Refusal.class, refused);
  }

  /**
   * How many clients were disconnected for a cause.
   *
   * @param cause the cause
   * @return the count
   */
  public long disconnected(Disconnection cause) {
    return disconnected.getOrDefault(cause, 0L);
  }

  /**
   * How many clients were not let in for a cause.
   *
   * @param cause the cause
   * @return the count
   */
  public long refused(Refusal cause) {
    return refused.getOrDefault(cause, 0L);
  }

  private static <E extends Enum<E>> Map<E, Long> copy(Class<E> type, Map<E, Long> counts) {
    EnumMap<E, Long> copy = new EnumMap<>(type);
    copy.putAll(counts);
    return Collections.unmodifiableMap(copy);
  }
}
