package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.testing.TestTransactions;
import dev.covenant.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link CommandEventSink} does in its two phases, under commands whose transactions commit
 * or roll back. Extend it, and supply one, and what is heard of it.
 */
@Timeout(120)
public abstract class CommandEventSinkContract {
  private static final ContractEvents EVENTS = ContractEvents.ofThisThread();

  private final Transactions inMemory = new TestTransactions();

  /** For subclasses. */
  protected CommandEventSinkContract() {}

  /**
   * The sink under test, the same one throughout a test.
   *
   * @return a sink
   * @throws Exception to fail the test
   */
  protected abstract CommandEventSink sink() throws Exception;

  /**
   * What is heard of the sink once the transactions have ended: waits for so many events.
   *
   * @param count how many to wait for
   * @return the numbers of all events heard, in order
   * @throws Exception to fail the test
   */
  protected abstract List<Integer> heard(int count) throws Exception;

  /**
   * The commands' transactions; a sink that takes part in them needs real ones.
   *
   * @return the same ones throughout a test, in memory unless overridden
   * @throws Exception to fail the test
   */
  protected Transactions transactions() throws Exception {
    return inMemory;
  }

  /**
   * The contracts that subscribers of the sink are registered with, if it calls any.
   *
   * @param registry a builder that has the commands of the suite
   * @return the builder
   */
  protected Registry.Builder register(Registry.Builder registry) {
    return registry;
  }

  /** Says samples, and then ends as it is told. */
  private record Say(List<Integer> numbers, boolean fails) {}

  private ContractDispatcher dispatcher() throws Exception {
    Registry.Builder registry =
        Registry.builder().command(Say.class, Integer.class, CommandEventSinkContract::say);
    return ContractDispatcher.builder(register(registry).build())
        .transactions(transactions())
        .codec(new SampleCodec())
        .sink(sink())
        .build();
  }

  private static Integer say(Say command) {
    command.numbers().forEach(number -> EVENTS.emitIntegration(Sample.of(number)));
    if (command.fails()) {
      throw new IllegalStateException("The command fails");
    }
    return command.numbers().size();
  }

  private static Say saying(Integer... numbers) {
    return new Say(List.of(numbers), false);
  }

  @Test
  void whatCommittedIsHeardInOrder() throws Exception {
    ContractDispatcher dispatcher = dispatcher();

    dispatcher.execute(saying(1, 2), Integer.class);
    dispatcher.execute(saying(3), Integer.class);

    assertThat(heard(3)).containsExactly(1, 2, 3);
  }

  @Test
  void whatAFailedCommandSaidIsNotHeard() throws Exception {
    ContractDispatcher dispatcher = dispatcher();

    assertThatThrownBy(() -> dispatcher.execute(new Say(List.of(1), true), Integer.class))
        .hasMessage("The command fails");
    dispatcher.execute(saying(2), Integer.class);

    assertThat(heard(1)).containsExactly(2);
  }

  @Test
  void whatWasPreparedAndRolledBackIsNotHeard() throws Exception {
    ContractDispatcher dispatcher = dispatcher();
    Transactions transactions = transactions();

    assertThatThrownBy(
            () ->
                transactions.begin(
                    () -> {
                      dispatcher.execute(saying(1), Integer.class);
                      throw new IllegalStateException("The caller fails");
                    }))
        .hasMessage("The caller fails");
    dispatcher.execute(saying(2), Integer.class);

    assertThat(heard(1)).containsExactly(2);
  }

  @Test
  void severalCommandsAtOnceAreAllHeard() throws Exception {
    ContractDispatcher dispatcher = dispatcher();
    List<Background<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Say command = saying(10 * i, 10 * i + 1);
      all.add(Background.start(() -> dispatcher.execute(command, Integer.class)));
    }
    for (Background<Integer> one : all) {
      one.result();
    }

    assertThat(heard(16))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 8)
                .boxed()
                .flatMap(i -> List.of(10 * i, 10 * i + 1).stream())
                .toList());
  }

  @Test
  void whetherItEncodesDependsOnCategoryAndContractOnly() throws Exception {
    CommandEventSink sink = sink();

    for (EventCategory category : EventCategory.values()) {
      EventEnvelope first = Sample.envelope(category, 1);
      EventEnvelope second = Sample.envelope(category, 2);
      assertThat(sink.encodes(first))
          .isEqualTo(sink.encodes(second))
          .isEqualTo(sink.encodes(first));
    }
  }
}
