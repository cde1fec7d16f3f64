package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Board.Cleaned;
import dev.covenant.Board.Moved;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Late;
import dev.covenant.Ward.NoBedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a command says to its caller. */
class ReceiptTest {
  private final Late late = new Late();
  private final Sinks.Remembering sink = new Sinks.Remembering();
  private final List<String> ids = new ArrayList<>();

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(Ward.threadIsClean()).isTrue();
  }

  private ContractDispatcher dispatcher(
      ContractFunction<Admit, String> admit, ContractFunction<Discharge, String> discharge) {
    return late.set(
        ContractDispatcher.builder(
                Board.registry()
                    .command(Admit.class, String.class, admit, RuntimeRole.WEB)
                    .command(Discharge.class, String.class, discharge, RuntimeRole.WEB)
                    .command(Ward.Clean.class, Void.class, command -> null)
                    .domainEvent(
                        Moved.class,
                        event -> {
                          if (event.patient().equals("again")) {
                            late.get().as(RuntimeRole.WEB).execute(new Discharge("by subscriber"));
                          }
                          if (event.patient().equals("broken")) {
                            throw new NoBedException();
                          }
                        })
                    .build())
            .sink(noting())
            .build());
  }

  private dev.covenant.sink.CommandEventSink noting() {
    return new dev.covenant.sink.CommandEventSink() {
      @Override
      public void emitted(EventEnvelope event) {
        ids.add(event.id());
      }

      @Override
      public void afterCommit(dev.covenant.sink.CommandEvents batch) throws Exception {
        sink.afterCommit(batch);
        dev.covenant.sink.CommandEventSinks.inProcess().afterCommit(batch);
      }
    };
  }

  private static String cleaned(Discharge command) {
    Ward.EVENTS.emitDomain(new Cleaned(command.patient()));
    return command.patient();
  }

  private static String moved(Admit command) {
    Ward.EVENTS.emitDomain(new Moved(command.patient()));
    return command.patient();
  }

  private Receipt<String> receipt(String patient) {
    return late.get().as(RuntimeRole.WEB).executeForReceipt(new Admit(patient));
  }

  @Test
  void itHasResultEventIdsAndStaleQueriesOfADispatchedCommand() {
    dispatcher(
        command -> {
          Ward.EVENTS.emitPresentation(new Cleaned("1"));
          return moved(command);
        },
        ReceiptTest::cleaned);

    Receipt<String> receipt = receipt("Ada");

    assertThat(receipt.result()).isEqualTo("Ada");
    assertThat(receipt.eventIds()).isEqualTo(ids).hasSize(2);
    assertThat(receipt.staleQueries()).containsExactly("board.beds", "board.patients");
    assertThat(sink.released()).containsExactly(List.of(new Cleaned("1"), new Moved("Ada")));
    assertThat(sink.roles()).containsExactly(RuntimeRole.WEB);
  }

  @Test
  void aCommandOfAPlainTypeMayHaveNothingToSay() {
    dispatcher(ReceiptTest::moved, ReceiptTest::cleaned);

    assertThat(late.get().executeForReceipt(new Ward.Clean("1"), Void.class))
        .isEqualTo(new Receipt<Void>(null, List.of(), new TreeSet<>()));
    assertThatThrownBy(() -> late.get().executeForReceipt(new Ward.Clean("1"), Long.class))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_HANDLER));
  }

  @Test
  void itKnowsWhatInnerCommandsThatSucceededSaid() {
    dispatcher(
        command -> {
          late.get().as(RuntimeRole.WEB).execute(new Discharge("inner"));
          late.get().as(RuntimeRole.WEB).capture(new Discharge("captured"));
          return "outer";
        },
        ReceiptTest::cleaned);

    Receipt<String> receipt = receipt("Ada");

    assertThat(receipt.eventIds()).isEqualTo(ids).hasSize(1);
    assertThat(receipt.staleQueries()).containsExactly("board.beds");
  }

  @Test
  void anInnerReceiptIsPartOfTheOuterOne() {
    List<Receipt<String>> inner = new ArrayList<>();
    dispatcher(
        command -> {
          moved(command);
          inner.add(late.get().as(RuntimeRole.WEB).executeForReceipt(new Discharge("inner")));
          return "outer";
        },
        ReceiptTest::cleaned);

    Receipt<String> receipt = receipt("Ada");

    assertThat(inner.get(0).eventIds()).containsExactly(ids.get(1));
    assertThat(inner.get(0).staleQueries()).containsExactly("board.beds");
    assertThat(receipt.eventIds()).isEqualTo(ids).hasSize(2);
  }

  @Test
  void itDoesNotCountWhatAFailedInnerCommandSaid() {
    dispatcher(
        command -> {
          assertThatThrownBy(() -> late.get().as(RuntimeRole.WEB).execute(new Discharge("inner")))
              .isInstanceOf(NoBedException.class);
          Ward.EVENTS.emitDomain(new Admitted("outer"));
          return "outer";
        },
        command -> {
          cleaned(command);
          throw new NoBedException();
        });

    Receipt<String> receipt = receipt("Ada");

    assertThat(receipt.eventIds()).containsExactly(ids.get(1));
    assertThat(receipt.staleQueries()).isEmpty();
  }

  @Test
  void whatASubscribersCommandSaysIsNotInIt() {
    dispatcher(ReceiptTest::moved, ReceiptTest::cleaned);

    Receipt<String> receipt = receipt("again");

    assertThat(ids).hasSize(2);
    assertThat(receipt.eventIds()).containsExactly(ids.get(0));
  }

  @Test
  void whereADeliveryFailsTheExceptionHasIt() {
    dispatcher(ReceiptTest::moved, ReceiptTest::cleaned);

    CommittedException committed =
        catchThrowableOfType(CommittedException.class, () -> receipt("broken"));

    assertThat(committed.receipt())
        .hasValueSatisfying(
            receipt -> {
              assertThat(receipt.result()).isEqualTo("broken");
              assertThat(receipt.eventIds()).isEqualTo(ids).hasSize(1);
              assertThat(receipt.staleQueries()).containsExactly("board.beds", "board.patients");
            });
    assertThat(
            catchThrowableOfType(
                    CommittedException.class,
                    () -> late.get().as(RuntimeRole.WEB).execute(new Admit("broken")))
                .receipt())
        .isEmpty();
  }

  @Test
  void aFailedCommandGivesNone() {
    dispatcher(
        command -> {
          throw new NoBedException();
        },
        ReceiptTest::cleaned);

    assertThatThrownBy(() -> receipt("Ada")).isInstanceOf(NoBedException.class);
  }

  @Test
  void itIsAnImmutableCopyInNaturalOrder() {
    List<String> events = new ArrayList<>(List.of("1"));
    SortedSet<String> stale = new TreeSet<>(Comparator.reverseOrder());
    stale.addAll(List.of("a", "b"));
    Receipt<String> receipt = new Receipt<>("x", events, stale);
    events.clear();
    stale.clear();

    assertThat(receipt.eventIds()).containsExactly("1");
    assertThat(receipt.staleQueries()).containsExactly("a", "b");
    assertThatThrownBy(() -> receipt.staleQueries().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void itsHeadersNameWhatThereIs() {
    TreeSet<String> names =
        new TreeSet<>(List.of("clinic.ward-board", "a.B$C", "two, \r\nlines", "50%", "Bär"));

    assertThat(new Receipt<>(null, List.of("1", "2"), names).headers())
        .containsExactly(
            org.assertj.core.api.Assertions.entry(
                "Covenant-Stale", "50%25,B%C3%A4r,a.B$C,clinic.ward-board,two%2C%20%0D%0Alines"),
            org.assertj.core.api.Assertions.entry("Covenant-Events", "1,2"));
    assertThat(new Receipt<>(null, List.of(), new TreeSet<>()).headers()).isEmpty();
  }

  @Test
  void itsHeadersDoNotGrowWithTheEvents() {
    List<String> many = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();

    assertThat(new Receipt<>(null, many, new TreeSet<>()).headers().get(Receipt.EVENTS_HEADER))
        .startsWith("0,1,2,")
        .endsWith(",62,63");
  }
}
