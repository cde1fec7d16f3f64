package dev.covenant.benchmarks;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transactional;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** CDI with Narayana: commands, and transactional observers. */
@State(Scope.Thread)
public class CdiTransactionBenchmark {
  private final Counting counting = new Counting();
  private WeldContainer container;
  private Injected injected;

  @Setup
  public void start() {
    // Its static part configures Narayana before anything else touches it.
    Narayana.SYNCHRONIZATIONS.getTransactionStatus();
    container =
        Containers.transactional()
            .addBeanClasses(Nurse.class, Boundary.class, Injected.class, Hearing.class)
            .initialize();
    injected = container.select(Injected.class).get();
  }

  @TearDown
  public void stop() {
    container.close();
  }

  /** The bare transaction as CDI begins and ends it: by an interceptor, behind a client proxy. */
  @Benchmark
  public void bare() {
    injected.boundary.registering(counting);
  }

  @Benchmark
  public Object command0() {
    return injected.dispatcher.execute(Round.OF_NONE);
  }

  @Benchmark
  public Object command1() {
    return injected.dispatcher.execute(Round.OF_ONE);
  }

  @Benchmark
  public Object command10() {
    return injected.dispatcher.execute(Round.OF_TEN);
  }

  /** Without interceptors: the least that transactional observers can cost. */
  @Benchmark
  public void afterSuccess1() throws Exception {
    fire(1);
  }

  @Benchmark
  public void afterSuccess10() throws Exception {
    fire(10);
  }

  private void fire(int facts) throws Exception {
    Narayana.MANAGER.begin();
    for (int i = 0; i < facts; i++) {
      injected.facts.fire(new Fact("a"));
    }
    Narayana.MANAGER.commit();
  }

  /** Handles rounds, and hears of them. */
  @Contract
  @ApplicationScoped
  public static class Nurse {
    private final Heard heard = new Heard();
    @Inject ContractEvents events;

    @CommandHandler
    Integer go(Round round) {
      for (int i = 0; i < round.patients(); i++) {
        events.emitDomain(new Fact("a"));
      }
      return round.patients();
    }

    @DomainEventHandler
    void hear(Fact fact) {
      heard.hear(fact);
    }
  }

  /** A transactional bean. */
  @ApplicationScoped
  public static class Boundary {
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void registering(Synchronization synchronization) {
      Narayana.SYNCHRONIZATIONS.registerInterposedSynchronization(synchronization);
    }
  }

  /** What an application injects. */
  static class Injected {
    @Inject ContractDispatcher dispatcher;
    @Inject Boundary boundary;
    @Inject Event<Fact> facts;
  }

  /** The transactional observer. */
  static class Hearing {
    private static final Heard HEARD = new Heard();

    static void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) Fact fact) {
      HEARD.hear(fact);
    }
  }
}
