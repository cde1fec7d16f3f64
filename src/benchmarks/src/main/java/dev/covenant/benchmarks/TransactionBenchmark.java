package dev.covenant.benchmarks;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.Registry;
import dev.covenant.jta.JtaTransactions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Plain Java with Narayana: what a command adds to its transaction. */
@State(Scope.Thread)
public class TransactionBenchmark {
  private final ContractEvents events = ContractEvents.ofThisThread();
  private final Heard heard = new Heard();
  private final Counting counting = new Counting();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.builder(
              Registry.builder()
                  .command(Round.class, Integer.class, this::go)
                  .domainEvent(Fact.class, heard::hear)
                  .build())
          .transactions(JtaTransactions.of(Narayana.MANAGER, Narayana.SYNCHRONIZATIONS))
          .build();

  private Integer go(Round round) {
    for (int i = 0; i < round.patients(); i++) {
      events.emitDomain(new Fact("a"));
    }
    return round.patients();
  }

  @Benchmark
  public void bare() throws Exception {
    Narayana.MANAGER.begin();
    Narayana.SYNCHRONIZATIONS.registerInterposedSynchronization(counting);
    Narayana.MANAGER.commit();
  }

  @Benchmark
  public void handWritten1() throws Exception {
    handWritten(1);
  }

  @Benchmark
  public void handWritten10() throws Exception {
    handWritten(10);
  }

  private void handWritten(int facts) throws Exception {
    Narayana.MANAGER.begin();
    HandWritten buffer = new HandWritten(heard);
    Narayana.SYNCHRONIZATIONS.registerInterposedSynchronization(buffer);
    for (int i = 0; i < facts; i++) {
      buffer.emit(new Fact("a"));
    }
    Narayana.MANAGER.commit();
  }

  @Benchmark
  public Object command0() {
    return dispatcher.execute(Round.OF_NONE);
  }

  @Benchmark
  public Object command1() {
    return dispatcher.execute(Round.OF_ONE);
  }

  @Benchmark
  public Object command10() {
    return dispatcher.execute(Round.OF_TEN);
  }
}
