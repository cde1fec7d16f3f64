package dev.covenant.example;

import dev.covenant.PartitionKey;

/** An event that is delivered in the order of the patient's moves. */
final class Moves {
  private Moves() {}

  public record PatientMoved(@PartitionKey long id, String from, String to) {}
}
