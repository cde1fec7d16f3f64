package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
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

  private boolean run(String patient) {
    dispatcher.execute(new Admit(patient));
    return Ward.threadIsClean();
  }

  private void start(Runnable work) {
    new Thread(work).start();
  }
}
