package dev.covenant.benchmarks;

import dev.covenant.ContractDispatcher;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Plain Java, no transaction: what a dispatcher adds to the call it makes. */
@State(Scope.Thread)
public class CallBenchmark {
  private final Desk desk = new Desk();
  private final Map<Class<?>, Function<Object, Object>> handlers = new HashMap<>();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.builder(Handlers.of(desk).build()).build();

  public CallBenchmark() {
    put(Order.Admit.class, desk::admit);
    put(Order.Discharge.class, desk::discharge);
    put(Order.Transfer.class, desk::transfer);
    put(Order.Feed.class, desk::feed);
    put(Order.Wash.class, desk::wash);
    put(Order.Treat.class, desk::treat);
    put(Order.Visit.class, desk::visit);
    put(Order.Bill.class, desk::bill);
  }

  private <C> void put(Class<C> type, Function<C, Object> handler) {
    handlers.put(type, command -> handler.apply(type.cast(command)));
  }

  @Benchmark
  public Object direct(Rota rota) {
    return desk.admit(rota.admit);
  }

  @Benchmark
  public Object map(Rota rota) {
    Order order = rota.order();
    return handlers.get(order.getClass()).apply(order);
  }

  @Benchmark
  public Object command(Rota rota) {
    return dispatcher.execute(rota.order());
  }

  @Benchmark
  public Object query(Rota rota) {
    return dispatcher.ask(rota.question());
  }
}
