package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Board;
import dev.covenant.Board.Beds;
import dev.covenant.Board.Cleaned;
import dev.covenant.Board.Moved;
import dev.covenant.Board.Patients;
import dev.covenant.CommittedException;
import dev.covenant.ContractException;
import dev.covenant.Receipt;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.NoBedException;
import dev.covenant.sink.CommandEventSinks;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stale queries and receipts, with a real transaction manager. */
class InvalidatedTransactionTest extends JtaTest {
  private final Board.Clients clients = new Board.Clients();

  @BeforeEach
  void registerQueries() {
    builder.query(Beds.class, Integer.class, query -> 1);
    builder.query(Patients.class, Integer.class, query -> 1);
  }

  private void moving() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          Ward.EVENTS.emitDomain(new Moved(command.patient()));
          return command.patient();
        });
  }

  private static void clean() {
    Ward.EVENTS.emitDomain(new Cleaned("1"));
  }

  private void open() {
    dispatcher(CommandEventSinks.presentation(clients));
  }

  @Test
  void theNoticeComesWithTheCommitAndTheReceiptHasTheSame() {
    moving();
    open();

    Receipt<String> receipt = late.get().executeForReceipt(new Admit("Ada"));

    assertThat(clients.told()).containsExactly("stale [board.beds, board.patients]");
    assertThat(receipt.result()).isEqualTo("Ada");
    assertThat(receipt.eventIds()).hasSize(1);
    assertThat(receipt.staleQueries()).containsExactly("board.beds", "board.patients");
  }

  @Test
  void inACallersTransactionTheReceiptIsAboutWhatCommits() throws Exception {
    moving();
    open();

    MANAGER.begin();
    Receipt<String> first = late.get().executeForReceipt(new Admit("Ada"));
    Receipt<String> second = late.get().executeForReceipt(new Admit("Bob"));
    assertThat(clients.told()).isEmpty();
    MANAGER.commit();

    assertThat(clients.told()).containsExactly("stale [board.beds, board.patients]");
    assertThat(first.eventIds()).hasSize(1).doesNotContainAnyElementsOf(second.eventIds());
    assertThat(first.staleQueries()).containsExactly("board.beds", "board.patients");
  }

  @Test
  void aRollbackTellsNobody() throws Exception {
    moving();
    open();

    MANAGER.begin();
    late.get().executeForReceipt(new Admit("Ada"));
    MANAGER.rollback();

    assertThat(clients.told()).isEmpty();
  }

  @Test
  void aFailingCommitGivesNoReceiptAndTellsNobody() {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          clean();
          MANAGER.setRollbackOnly();
          return "";
        });
    open();

    assertThatThrownBy(() -> late.get().executeForReceipt(new Admit("Ada")))
        .isInstanceOf(ContractException.class)
        .isNotInstanceOf(CommittedException.class);
    assertThat(clients.told()).isEmpty();
  }

  @Test
  void aCommandInATransactionOfItsOwnCountsWhateverBecomesOfTheOuterOne() {
    moving();
    AtomicReference<Receipt<String>> inner = new AtomicReference<>();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          clean();
          requiringNew(() -> late.get().execute(new Admit("plain")));
          requiringNew(() -> set(inner));
          if (command.patient().isEmpty()) {
            throw new NoBedException();
          }
          return "";
        });
    open();

    assertThatThrownBy(() -> late.get().executeForReceipt(new Discharge("")))
        .isInstanceOf(NoBedException.class);
    assertThat(clients.told())
        .containsExactly(
            "stale [board.beds, board.patients]", "stale [board.beds, board.patients]");
    assertThat(inner.get().eventIds()).hasSize(1);

    Receipt<String> outer = late.get().executeForReceipt(new Discharge("Ada"));
    assertThat(outer.eventIds()).hasSize(3).containsAll(inner.get().eventIds());
  }

  private Void set(AtomicReference<Receipt<String>> inner) {
    inner.set(late.get().executeForReceipt(new Admit("for receipt")));
    return null;
  }

  @Test
  void aCommandWhoseOwnTransactionRolledBackDoesNotCount() {
    moving();
    builder.command(
        Discharge.class,
        String.class,
        command -> {
          clean();
          assertThatThrownBy(
                  () ->
                      requiringNew(
                          () -> {
                            late.get().execute(new Admit("inner"));
                            throw new NoBedException();
                          }))
              .isInstanceOf(NoBedException.class);
          return "";
        });
    open();

    Receipt<String> receipt = late.get().executeForReceipt(new Discharge("Ada"));

    assertThat(receipt.eventIds()).hasSize(1);
    assertThat(receipt.staleQueries()).containsExactly("board.beds");
    assertThat(clients.told()).containsExactly("stale [board.beds]");
  }

  @Test
  void aHandlersOwnRulesMakeNoDifference() {
    builder.own(
        Ward.ownRules(
            Admit.class,
            null,
            command -> {
              AtomicReference<String> result = new AtomicReference<>();
              requiringNew(
                  () -> {
                    clean();
                    result.set(command.patient());
                    return null;
                  });
              return result.get();
            }));
    open();

    Receipt<String> receipt = late.get().executeForReceipt(new Admit("Ada"));

    assertThat(receipt.result()).isEqualTo("Ada");
    assertThat(receipt.staleQueries()).containsExactly("board.beds");
    assertThat(clients.told()).containsExactly("stale [board.beds]");
  }
}
