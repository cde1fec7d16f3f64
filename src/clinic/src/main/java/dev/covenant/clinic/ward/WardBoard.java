package dev.covenant.clinic.ward;

import dev.covenant.ContractName;
import dev.covenant.Query;
import java.util.List;

/** Who lies where, by ward and name. */
@ContractName("clinic.ward-board")
public record WardBoard() implements Query<List<WardBoard.Bed>> {
  /** One patient's place on the board. */
  public record Bed(long id, String name, String ward) {}
}
