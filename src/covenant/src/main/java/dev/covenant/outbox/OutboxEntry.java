package dev.covenant.outbox;

import dev.covenant.EventCategory;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event in the outbox. Immutable. Its text leaves the payload and the error out, which may hold
 * what is not for logs.
 *
 * @param seq identifies the row; those stored later have higher ones
 * @param eventId identifies the event
 * @param category domain or integration
 * @param contract the name of its contract, as it was when it was stored
 * @param version the version of its contract
 * @param partitionKey events with the same one keep their order; or null
 * @param payload its value in JSON
 * @param created when it was stored, by the database's clock
 * @param attempts how often its delivery failed
 * @param targets the subscribers and channels that were to get it when it was stored
 * @param done those of them that have it
 * @param lastError why it was not delivered last, without passwords and the like; or null
 * @param state where it stands
 */
public record OutboxEntry(
    long seq,
    String eventId,
    EventCategory category,
    String contract,
    int version,
    @Nullable String partitionKey,
    String payload,
    Instant created,
    int attempts,
    Set<String> targets,
    Set<String> done,
    @Nullable String lastError,
    OutboxState state) {
  /**
   * An event, with copies of the sets.
   *
   * @param seq identifies the row; those stored later have higher ones
   * @param eventId identifies the event
   * @param category domain or integration
   * @param contract the name of its contract, as it was when it was stored
   * @param version the version of its contract
   * @param partitionKey events with the same one keep their order; or null
   * @param payload its value in JSON
   * @param created when it was stored, by the database's clock
   * @param attempts how often its delivery failed
   * @param targets the subscribers and channels that were to get it when it was stored
   * @param done those of them that have it
   * @param lastError why it was not delivered last, without passwords and the like; or null
   * @param state where it stands
   */
  public OutboxEntry {
    targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
    done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
  }

  /**
   * Says which event it is, and where it stands.
   *
   * @return a line for logs
   */
  @Override
  public String toString() {
    return "OutboxEntry[%d %s %s %s, %s after %d failures]"
        .formatted(seq, category.label(), contract, eventId, state, attempts);
  }
}
