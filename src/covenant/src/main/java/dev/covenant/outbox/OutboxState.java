package dev.covenant.outbox;

/** Where an event of the outbox stands. */
public enum OutboxState {
  /** It is due, and no node has it: it was just stored, or waits for one before it of its key. */
  READY,
  /** A node has it and delivers it. */
  LEASED,
  /** It waits for its next attempt: a delivery failed, or a target could not be reached. */
  RETRYING,
  /** Its delivery failed too often; nothing happens until somebody resubmits it. */
  DEAD,
  /** All its targets have it, and it is kept. */
  DELIVERED,
  /** Somebody decided that it is not delivered. */
  SKIPPED;

  /**
   * Whether it is over: no node delivers an event in this state.
   *
   * @return true for {@link #DEAD}, {@link #DELIVERED} and {@link #SKIPPED}
   */
  public boolean isEnded() {
    return compareTo(DEAD) >= 0;
  }
}
