package dev.covenant.it.app;

/** Where somebody tries to emit who cannot. */
public enum Emission {
  OUTSIDE,
  QUERY,
  JOB,
  SUBSCRIBER,
  OTHER_THREAD,
  SUBSCRIBER_WITH_ITS_OWN_TRANSACTION,
  CHANNEL_CONSUMER;

  /** Asks a subscriber to emit. */
  public record Wanted(String id) {}

  /** Asks a subscriber with a transaction to emit. */
  public record WantedInTransaction(String id) {}

  /** Has a channel's consumer emit. */
  @dev.covenant.IntegrationChannel("emitting")
  public record WantedOfChannel(String id) {}

  public record EmittingQuery(String id) implements dev.covenant.Query<String> {}

  public record EmittingJob(String id) {}

  public record EmittingCommand(String id, Emission from) implements dev.covenant.Command<Void> {}
}
