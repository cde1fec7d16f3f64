package dev.covenant;

import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.internal.registry.Access;
import dev.covenant.internal.registry.HandlerSpec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Contracts of a hospital ward, and a journal of what was heard of them. */
public final class Ward {
  /** A command with a typed result. */
  public record Admit(String patient) implements Command<String> {}

  /** Another one. */
  public record Discharge(String patient) implements Command<String> {}

  /** A command of a plain type. */
  public record Clean(String room) {}

  /** A query. */
  public record Find(String patient) implements Query<String> {}

  /** A query of a plain type. */
  public record Count() {}

  /** A job. */
  public record Sweep(String room) {}

  /** An event. */
  public record Admitted(String patient) {}

  /** Another one. */
  public record Discharged(String patient) {}

  /** What a handler may throw. */
  public static final class NoBedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** What happened, in order. */
  public static final class Journal {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void add(String line) {
      lines.add(line);
    }

    public List<String> lines() {
      return List.copyOf(lines);
    }
  }

  public static final ContractEvents EVENTS = ContractEvents.ofThisThread();

  private Ward() {}

  /** A handler that follows transaction rules of its own, as the CDI wiring registers it. */
  public static <C> HandlerSpec ownRules(
      Class<C> type, Object boundary, ContractFunction<C, Object> handler) {
    return spec(type, boundary, true, handler);
  }

  /** A handler behind a boundary, as the CDI wiring registers it. */
  public static <C> HandlerSpec bounded(
      Class<C> type, Object boundary, ContractFunction<C, Object> handler) {
    return spec(type, boundary, false, handler);
  }

  private static <C> HandlerSpec spec(
      Class<C> type, Object boundary, boolean transactional, ContractFunction<C, Object> handler) {
    return new HandlerSpec(
        ContractKind.COMMAND,
        type,
        String.class,
        contract -> handler.apply(type.cast(contract)),
        new RuntimeRole[0],
        "Ward." + type.getSimpleName(),
        transactional,
        Access.OPEN,
        boundary);
  }

  /** What emitting throws here, or null where it is legal. */
  public static ErrorKind emissionRefusal() {
    try {
      EVENTS.emitDomain(new Admitted("refused"));
      return null;
    } catch (ContractException e) {
      return e.kind();
    }
  }

  /** What publishing throws here, or null where it is legal. */
  public static ErrorKind publishRefusal(ContractDispatcher dispatcher) {
    try {
      dispatcher.publishDomain(new Admitted("published"));
      return null;
    } catch (ContractException e) {
      return e.kind();
    }
  }

  /** Whether nothing of Covenant's is left on the calling thread. */
  public static boolean threadIsClean() {
    Object[] slots = ThreadScope.slots();
    return slots[ThreadScope.EMITTER] == null && slots[ThreadScope.RELEASING] == null;
  }

  /** A reference that a handler, made before its dispatcher, calls the dispatcher by. */
  public static final class Late {
    private final AtomicReference<ContractDispatcher> dispatcher = new AtomicReference<>();

    public ContractDispatcher set(ContractDispatcher built) {
      dispatcher.set(built);
      return built;
    }

    public ContractDispatcher get() {
      return dispatcher.get();
    }
  }
}
