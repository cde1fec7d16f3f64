package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Discharged;
import dev.covenant.internal.jta.Demarcation;
import dev.covenant.internal.jta.ManagerDemarcation;
import dev.covenant.internal.jta.RegistryTransactions;
import dev.covenant.transaction.Transactions;
import dev.covenant.transaction.Transactions.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is released runs inside the container's boundary, whatever that does at its end. */
class SuspensionTest extends JtaTest {
  private final Boundary boundary = new Boundary();
  private final Transactions transactions = new RegistryTransactions(SYNCHRONIZATIONS, boundary);

  @Test
  void aFinishedTransactionThatCannotBeResumedIsNoFailedDelivery() throws Exception {
    admitting();
    ContractDispatcher dispatcher = dispatching();
    boundary.refuses = true;

    MANAGER.begin();
    dispatcher.execute(new Admit("ada"));
    MANAGER.commit();

    assertThat(sink.released()).containsExactly(List.of(new Admitted("ada")));
    assertThat(dispatcher.failedDeliveries()).isZero();
  }

  @Test
  void anOpenTransactionThatCannotBeResumedIsReported() throws Exception {
    boundary.refuses = true;

    MANAGER.begin();
    try {
      assertThatThrownBy(() -> transactions.suspend(() -> {})).hasMessage("cannot be resumed");
    } finally {
      MANAGER.rollback();
    }
  }

  @Test
  void whatTheSuspendedWorkThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                transactions.suspend(
                    () -> {
                      throw new IllegalArgumentException("work");
                    }))
        .hasMessage("work");
  }

  @Test
  void theBoundaryIsEnteredWithoutATransactionToo() {
    admitting();

    dispatching().execute(new Admit("ada"));

    assertThat(boundary.entered).isEqualTo(1);
  }

  @Test
  void whatACommandEmitsBeforeTheWorkOfTheContainersBeginIsInTheSameBatch() {
    admitting();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          emitDischarged(command.patient());
          return null;
        });
    ContractDispatcher dispatcher = dispatching();
    boundary.observer = () -> dispatcher.execute(new Discharge("eve"));

    dispatcher.execute(new Admit("ada"));

    assertThat(sink.released())
        .containsExactly(List.of(new Discharged("eve"), new Admitted("ada")));
  }

  private ContractDispatcher dispatching() {
    return ContractDispatcher.builder(builder.build())
        .transactions(transactions)
        .sink(sink)
        .build();
  }

  /** A server's own, which may fail to take up what it set aside. */
  private static final class Boundary implements Demarcation {
    private final Demarcation manager = new ManagerDemarcation(MANAGER);
    private boolean refuses;
    private int entered;
    private Runnable observer = () -> {};

    @Override
    public <R> @Nullable R begin(Work<R> work) throws Throwable {
      return manager.begin(
          () -> {
            observer.run();
            return work.run();
          });
    }

    @Override
    public void suspend(Runnable work) {
      entered++;
      manager.suspend(work);
      if (refuses) {
        throw new IllegalStateException("cannot be resumed");
      }
    }
  }
}
