package dev.covenant.example;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.Invalidates;
import dev.covenant.Query;
import dev.covenant.QueryHandler;
import dev.covenant.Receipt;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Says which queries its events make stale. */
@Contract
@ApplicationScoped
class BedBoard {
  @ContractName("clinic.free-beds")
  public record FreeBeds() implements Query<Integer> {}

  public record OccupyBed(String name) implements Command<Integer> {}

  @Invalidates(FreeBeds.class)
  public record BedOccupied(int bed) {}

  @Inject ContractEvents events;
  @Inject ContractDispatcher dispatcher;

  private final AtomicInteger occupied = new AtomicInteger();

  @CommandHandler(roles = RuntimeRole.WEB, emits = BedOccupied.class)
  Integer occupy(OccupyBed command) {
    int bed = occupied.incrementAndGet();
    events.emitDomain(new BedOccupied(bed));
    return bed;
  }

  @QueryHandler(roles = RuntimeRole.WEB)
  Integer free(FreeBeds query) {
    return 10 - occupied.get();
  }

  /** The headers of the response to whoever occupies a bed. */
  Map<String, String> headers(String name) {
    Receipt<Integer> receipt =
        dispatcher.as(RuntimeRole.WEB).executeForReceipt(new OccupyBed(name));
    return receipt.headers(); // Covenant-Stale: clinic.free-beds, and Covenant-Events
  }
}
