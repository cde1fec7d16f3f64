package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.ContractDispatcher;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import jakarta.transaction.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrentTransactionsTest extends JtaTest {
  private final CyclicBarrier barrier = new CyclicBarrier(2);

  @Test
  void commandsOnTwoThreadsKeepTheirEventsApart() throws Exception {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          for (int i = 0; i < 50; i++) {
            barrier.await(10, TimeUnit.SECONDS);
            emit(command.patient());
          }
          return null;
        });
    ContractDispatcher dispatcher = dispatcher();

    List<CompletableFuture<Boolean>> runs =
        List.of(started(dispatcher, "Ada"), started(dispatcher, "Eve"));

    for (CompletableFuture<Boolean> run : runs) {
      assertThat(run.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sink.released())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(batch -> assertThat(batch).hasSize(50).containsOnly(batch.get(0)));
  }

  private static CompletableFuture<Boolean> started(ContractDispatcher dispatcher, String patient) {
    return CompletableFuture.supplyAsync(
        () -> {
          dispatcher.execute(new Admit(patient));
          return Ward.threadIsClean() && status() == Status.STATUS_NO_TRANSACTION;
        },
        work -> new Thread(work).start());
  }
}
