package dev.covenant;

import dev.covenant.sink.PresentationFanout;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ward's board: the queries that it shows, and what makes their answers stale. */
public final class Board {
  /** A query with a name of its own. */
  @ContractName("board.beds")
  public record Beds() implements Query<Integer> {}

  /** Another one. */
  @ContractName("board.patients")
  public record Patients() implements Query<Integer> {}

  /** An event that makes both stale. */
  @Invalidates({Patients.class, Beds.class, Patients.class})
  public record Moved(String patient) {}

  /** An event that makes one of them stale. */
  @Invalidates(Beds.class)
  public record Cleaned(String bed) {}

  /** An event that cannot be annotated. */
  public record Foreign(String what) {}

  private Board() {}

  /** A registry with the queries' handlers. */
  public static Registry.Builder registry() {
    return Registry.builder()
        .query(Beds.class, Integer.class, query -> 1)
        .query(Patients.class, Integer.class, query -> 1);
  }

  /** Writes down what it is told, in order. */
  public static final class Clients implements PresentationFanout {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void send(List<EventEnvelope> events) {
      told.add("events " + events.size());
    }

    @Override
    public void invalidate(SortedSet<String> queries) {
      told.add("stale " + queries);
    }

    public void add(String line) {
      told.add(line);
    }

    public List<String> told() {
      return List.copyOf(told);
    }
  }
}
