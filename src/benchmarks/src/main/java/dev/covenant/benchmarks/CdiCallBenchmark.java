package dev.covenant.benchmarks;

import dev.covenant.ContractDispatcher;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** CDI, no transaction. */
@State(Scope.Thread)
public class CdiCallBenchmark {
  private final Fact fact = new Fact("a");
  private WeldContainer container;
  private BeanManager manager;
  private Injected injected;

  @Setup
  public void start() {
    System.setProperty("covenant.transactions", "optional");
    container =
        Containers.plain().addBeanClasses(Desk.class, Injected.class, Hearing.class).initialize();
    manager = container.getBeanManager();
    injected = container.select(Injected.class).get();
  }

  @TearDown
  public void stop() {
    container.close();
  }

  @Benchmark
  public Object proxy(Rota rota) {
    return injected.desk.admit(rota.admit);
  }

  @Benchmark
  public Object command(Rota rota) {
    return injected.dispatcher.execute(rota.order());
  }

  @Benchmark
  public Object query(Rota rota) {
    return injected.dispatcher.ask(rota.question());
  }

  /** Without the proxy of the dispatcher: what is left is the handler's. */
  @Benchmark
  public Object boundCommand(Rota rota) {
    return injected.bound.execute(rota.order());
  }

  @Benchmark
  public void fire() {
    injected.facts.fire(fact);
  }

  @Benchmark
  public void fireLookedUp() {
    manager.getEvent().select(Fact.class).fire(fact);
  }

  /** What an application injects. */
  static class Injected {
    @Inject Desk desk;
    @Inject ContractDispatcher dispatcher;
    @Inject Event<Fact> facts;
    ContractDispatcher bound;

    @Inject
    void bind(ContractDispatcher proxied) {
      bound = proxied.to(dev.covenant.sink.CommandEventSinks.inProcess());
    }
  }

  /** The observer. */
  static class Hearing {
    private static final Heard HEARD = new Heard();

    static void hear(@Observes Fact fact) {
      HEARD.hear(fact);
    }
  }
}
