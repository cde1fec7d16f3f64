package dev.covenant.clinic.journal;

import dev.covenant.ContractName;
import dev.covenant.Query;
import java.util.List;

/** The journal's last lines, newest first. */
@ContractName("clinic.journal")
public record ReadJournal() implements Query<List<ReadJournal.Line>> {
  /** One line; the time is in ISO 8601, UTC. */
  public record Line(long id, String time, String text) {}
}
