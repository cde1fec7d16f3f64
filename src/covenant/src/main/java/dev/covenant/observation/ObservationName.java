package dev.covenant.observation;

/** The operations that are observed. The names are stable across releases. */
public enum ObservationName {
  /** A query was registered. */
  REGISTER_QUERY("register.query"),
  /** A command was registered. */
  REGISTER_COMMAND("register.command"),
  /** A subscriber was registered. */
  REGISTER_EVENT("register.event"),
  /** A job was registered. */
  REGISTER_JOB("register.job"),
  /** A query was asked. */
  EXECUTE_QUERY("execute.query"),
  /** A command was run. */
  EXECUTE_COMMAND("execute.command"),
  /** A job was run. */
  EXECUTE_JOB("execute.job"),
  /** A command was run for what it emits. */
  CAPTURE_COMMAND("capture.command"),
  /** An event was delivered to its local subscribers. */
  PUBLISH_EVENT("publish.event"),
  /** Events were stored in an outbox. */
  OUTBOX_STORE("outbox.store"),
  /** Events were published to a broker or channel. */
  BROKER_PUBLISH("broker.publish"),
  /**
   * Presentation events were sent to a fan-out, or the names of queries that became stale: then
   * there is one observation for each query, of kind {@link dev.covenant.ContractKind#QUERY}.
   */
  PRESENTATION_SEND("presentation.send"),
  /** A worker was handed an event by its source. */
  WORKER_RECEIVE("worker.receive"),
  /** A worker acknowledged a delivered event. */
  WORKER_ACK("worker.ack"),
  /** A worker gave an event back; the failure is the reason, or why it could not be given back. */
  WORKER_NACK("worker.nack"),
  /** A worker skipped an event that had been delivered before. */
  WORKER_DEDUP_SKIP("worker.dedup-skip");

  private final String label;

  ObservationName(String suffix) {
    label = "covenant.contract." + suffix;
  }

  /**
   * The stable name.
   *
   * @return the name, for example {@code covenant.contract.execute.command}
   */
  public String label() {
    return label;
  }
}
