package dev.covenant.it.app;

import dev.covenant.ContractName;
import dev.covenant.IntegrationChannel;
import dev.covenant.PartitionKey;

/** What the commands state. */
public final class Facts {
  private Facts() {}

  @ContractName("it.stated")
  public record Stated(String id) {}

  @ContractName("it.shown")
  public record Shown(String id) {}

  @ContractName("it.sent")
  @IntegrationChannel("facts")
  public record Sent(String id) {}

  /** Goes to a channel whose consumer fails. */
  @ContractName("it.lost")
  @IntegrationChannel("broken")
  public record Lost(String id) {}

  /** Of each run, one after the other. */
  @ContractName("it.numbered")
  @IntegrationChannel("numbers")
  public record Numbered(@PartitionKey String id, int number) {}

  /** Asks a subscriber to react. */
  @ContractName("it.reaction-wanted")
  public record ReactionWanted(String id, Reaction reaction, Store store) {}

  /** Asks a subscriber to react in a transaction of its own. */
  @ContractName("it.transaction-wanted")
  public record TransactionWanted(String id, Store store) {}

  /** What the command of a subscriber states. */
  @ContractName("it.followed")
  public record Followed(String id) {}
}
