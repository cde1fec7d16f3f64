package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharged;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import dev.covenant.sink.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private final CyclicBarrier barrier = new CyclicBarrier(2);
  private final Sinks.Remembering sink = new Sinks.Remembering();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.builder(
              Registry.builder().command(Admit.class, String.class, this::admit).build())
          .sink(sink)
          .build();

  private String admit(Admit command) throws Exception {
    for (int i = 0; i < 100; i++) {
      barrier.await(10, TimeUnit.SECONDS);
      Ward.EVENTS.emitDomain(new Admitted(command.patient()));
    }
    return command.patient();
  }

  @Test
  void commandsOnTwoThreadsKeepTheirEventsApart() throws Exception {
    CompletableFuture<Boolean> ada = CompletableFuture.supplyAsync(() -> run("Ada"), this::start);
    CompletableFuture<Boolean> eve = CompletableFuture.supplyAsync(() -> run("Eve"), this::start);

    assertThat(ada.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(eve.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sink.released())
        .hasSize(2)
        .allSatisfy(batch -> assertThat(batch).hasSize(100).containsOnly(batch.get(0)));
    assertThat(List.copyOf(sink.released())).doesNotHaveDuplicates();
  }

  @Test
  void aSinkMayDeliverOneEventOnTwoThreads() throws Exception {
    LongAdder heard = new LongAdder();
    ContractDispatcher delivering =
        ContractDispatcher.builder(
                Registry.builder()
                    .command(Admit.class, String.class, ConcurrencyTest::emitting)
                    .domainEvent(Admitted.class, event -> heard.increment())
                    .domainEvent(Discharged.class, event -> heard.increment())
                    .build())
            .sink(new DeliveringTwice())
            .build();

    for (int i = 0; i < 2_000; i++) {
      delivering.execute(new Admit("Ada"));
    }

    assertThat(heard.sum()).isEqualTo(2_000 * 2 * 10);
    assertThat(delivering.failedDeliveries()).isZero();
  }

  private static String emitting(Admit command) {
    for (int i = 0; i < 5; i++) {
      Ward.EVENTS.emitDomain(new Admitted(command.patient()));
      Ward.EVENTS.emitDomain(new Discharged(command.patient()));
    }
    return command.patient();
  }

  /** Delivers a batch on two threads at a time. */
  private static final class DeliveringTwice implements CommandEventSink {
    @Override
    public void afterCommit(CommandEvents batch) throws Exception {
      AtomicInteger arrived = new AtomicInteger();
      CompletableFuture<List<Throwable>> other =
          CompletableFuture.supplyAsync(() -> delivered(batch, arrived));
      List<Throwable> failures = new ArrayList<>(delivered(batch, arrived));
      failures.addAll(other.get(30, TimeUnit.SECONDS));
      if (!failures.isEmpty()) {
        throw new DeliveryException(failures);
      }
    }

    private static List<Throwable> delivered(CommandEvents batch, AtomicInteger arrived) {
      List<Throwable> failures = new ArrayList<>();
      int both = 0;
      for (EventEnvelope event : batch.events()) {
        arrived.incrementAndGet();
        both += 2;
        // At the same moment, which threads that are woken up hardly ever go on at.
        while (arrived.get() < both) {
          Thread.onSpinWait();
        }
        try {
          failures.addAll(batch.deliverToSubscribers(event));
        } catch (RuntimeException e) {
          failures.add(e);
        }
      }
      return failures;
    }
  }

  private boolean run(String patient) {
    dispatcher.execute(new Admit(patient));
    return Ward.threadIsClean();
  }

  private void start(Runnable work) {
    new Thread(work).start();
  }
}
