package dev.covenant;

import dev.covenant.internal.emission.EventIds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An emitted event on its way. Immutable, except that nothing stops the event itself from being
 * changed: what goes over a wire is therefore the {@link #json()} taken at emission.
 */
public final class EventEnvelope {
  private static final VarHandle ID;

  static {
    try {
      ID = MethodHandles.lookup().findVarHandle(EventEnvelope.class, "id", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final EventCategory category;
  private final String contract;
  private final Object value;
  private final Audience audience;
  private final @Nullable String traceparent;
  private final @Nullable String json;

  /** Not volatile: to construct an envelope costs no memory barrier. Set once. */
  private @Nullable String id;

  private EventEnvelope(Builder builder) {
    category = builder.category;
    contract = builder.contract;
    value = builder.value;
    id = builder.id;
    audience = builder.audience;
    traceparent = builder.traceparent;
    json = builder.json;
  }

  /**
   * An envelope with a new id, for everyone.
   *
   * @param category the event's category
   * @param contract the event's contract name
   * @param value the event
   * @return the envelope
   */
  public static EventEnvelope of(EventCategory category, String contract, Object value) {
    return builder(category, contract, value).build();
  }

  /**
   * Starts an envelope.
   *
   * @param category the event's category
   * @param contract the event's contract name
   * @param value the event
   * @return a builder
   */
  public static Builder builder(EventCategory category, String contract, Object value) {
    return new Builder(category, contract, value);
  }

  /**
   * Identifies the event, wherever it goes.
   *
   * @return the id that was given, or a UUID of version 7 (RFC 9562, section 5.7), made when
   *     somebody asks for it first, at the latest when the event is stored or sent: it has the time
   *     of that moment, and such ids rise in the order in which they are made
   */
  public String id() {
    String known = id;
    return known == null ? identified() : known;
  }

  private String identified() {
    String made = EventIds.next().toString();
    Object earlier = ID.compareAndExchange(this, null, made);
    return earlier == null ? made : (String) earlier;
  }

  /**
   * The event's trust boundary.
   *
   * @return the category
   */
  public EventCategory category() {
    return category;
  }

  /**
   * The event's contract name.
   *
   * @return the name
   */
  public String contract() {
    return contract;
  }

  /**
   * The event.
   *
   * @return the value
   */
  public Object value() {
    return value;
  }

  /**
   * Who may receive a presentation event.
   *
   * @return the audience; everyone for other categories
   */
  public Audience audience() {
    return audience;
  }

  /**
   * The trace that the event belongs to.
   *
   * @return the {@code traceparent} (W3C Trace Context, section 3.2), or empty
   */
  public Optional<String> traceparent() {
    return Optional.ofNullable(traceparent);
  }

  /**
   * The event as JSON, as it was when it was emitted.
   *
   * @return the JSON text, or empty where no target of the event asked for it
   */
  public Optional<String> json() {
    return Optional.ofNullable(json);
  }

  /** Never shows the value: it may hold what a log must not. */
  @Override
  public String toString() {
    return category.label() + " event " + contract + " " + id();
  }

  /** Builds an envelope. Not thread-safe. */
  public static final class Builder {
    private final EventCategory category;
    private final String contract;
    private final Object value;
    private Audience audience = Audience.everyone();
    private @Nullable String id;
    private @Nullable String traceparent;
    private @Nullable String json;

    private Builder(EventCategory category, String contract, Object value) {
      if (category == null || contract == null || value == null) {
        throw new ContractException(
            ErrorKind.NIL_HANDLER,
            contract,
            "An envelope needs a category, a contract and a value");
      }
      this.category = category;
      this.contract = contract;
      this.value = value;
    }

    /**
     * Keeps an id that exists already.
     *
     * @param id the id
     * @return this builder
     */
    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /**
     * Limits who may receive it.
     *
     * @param audience the audience
     * @return this builder
     * @throws ContractException of kind {@link ErrorKind#INVALID_AUDIENCE} for null
     */
    public Builder audience(Audience audience) {
      if (audience == null) {
        throw new ContractException(
            ErrorKind.INVALID_AUDIENCE,
            contract,
            "The audience is null; Audience.everyone() broadcasts");
      }
      this.audience = audience;
      return this;
    }

    /**
     * Continues a trace.
     *
     * @param traceparent the W3C traceparent, or null for none
     * @return this builder
     */
    public Builder traceparent(@Nullable String traceparent) {
      this.traceparent = traceparent;
      return this;
    }

    /**
     * Attaches the encoded event.
     *
     * @param json the value as JSON text, or null for none
     * @return this builder
     */
    public Builder json(@Nullable String json) {
      this.json = json;
      return this;
    }

    /**
     * Makes the envelope.
     *
     * @return the envelope, with a new id unless one was given
     */
    public EventEnvelope build() {
      return new EventEnvelope(this);
    }
  }
}
