package dev.covenant;

/** A subscriber failed to take an event; the cause is what it threw. */
public final class SubscriberException extends ContractException {
  private static final long serialVersionUID = 1L;

  /** The category subscribed to. */
  private final EventCategory category;

  /** Who failed. */
  private final String subscriber;

  /**
   * Reports a failed subscriber.
   *
   * @param event the event
   * @param subscriber the subscriber's name
   * @param cause what it threw
   */
  public SubscriberException(EventEnvelope event, String subscriber, Throwable cause) {
    super(
        ErrorKind.SUBSCRIBER_FAILED,
        event.contract(),
        "Subscriber %s failed on %s: %s".formatted(subscriber, event, cause),
        cause);
    this.category = event.category();
    this.subscriber = subscriber;
  }

  /**
   * The category that was subscribed to.
   *
   * @return the category
   */
  public EventCategory category() {
    return category;
  }

  /**
   * Who failed.
   *
   * @return the subscriber's name
   */
  public String subscriber() {
    return subscriber;
  }
}
