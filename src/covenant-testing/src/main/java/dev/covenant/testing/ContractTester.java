package dev.covenant.testing;

import dev.covenant.Captured;
import dev.covenant.Command;
import dev.covenant.ContractDispatcher;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.transaction.Transactions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs contracts for one test and remembers what became of their events: a dispatcher, the sink
 * that records, and transactions for the test to end as it likes. Thread-safe.
 *
 * <p>In plain Java it is made of a registry, by hand or by a {@link ContractTesterExtension}; in a
 * Weld test it is injected. Commands go to local subscribers, behind the recording.
 */
public final class ContractTester {
  private final ContractDispatcher dispatcher;
  private final RecordingSink sink;
  private final @Nullable Transactions transactions;

  private ContractTester(
      ContractDispatcher dispatcher, RecordingSink sink, @Nullable Transactions transactions) {
    this.dispatcher = Objects.requireNonNull(dispatcher, "dispatcher");
    this.sink = Objects.requireNonNull(sink, "sink");
    this.transactions = transactions;
  }

  /**
   * A tester with {@link TestTransactions} and local subscribers.
   *
   * @param registry the contracts
   * @return the tester
   */
  public static ContractTester of(Registry registry) {
    return builder(registry).build();
  }

  /**
   * A tester of a dispatcher that was put together elsewhere.
   *
   * @param dispatcher the dispatcher
   * @param sink its sink
   * @param transactions its transactions
   * @return the tester
   */
  public static ContractTester of(
      ContractDispatcher dispatcher, RecordingSink sink, Transactions transactions) {
    return new ContractTester(
        dispatcher, sink, Objects.requireNonNull(transactions, "transactions"));
  }

  /**
   * Starts a tester.
   *
   * @param registry the contracts
   * @return a builder
   */
  public static Builder builder(Registry registry) {
    return new Builder(registry);
  }

  /**
   * The dispatcher, for a caller without a role.
   *
   * @return the dispatcher
   */
  public ContractDispatcher dispatcher() {
    return dispatcher;
  }

  /**
   * The dispatcher on behalf of a role.
   *
   * @param role the role
   * @return the dispatcher
   */
  public ContractDispatcher as(RuntimeRole role) {
    return dispatcher.as(role);
  }

  /**
   * Runs a command, for a caller without a role.
   *
   * @param <R> the result
   * @param command the command
   * @return what its owner returned
   */
  public <R> @Nullable R execute(Command<R> command) {
    return dispatcher.execute(command);
  }

  /**
   * Runs a command, for a caller without a role, and returns what it emitted, dispatching nothing.
   *
   * @param <R> the result
   * @param command the command
   * @return result and events
   */
  public <R> Captured<R> capture(Command<R> command) {
    return dispatcher.capture(command);
  }

  /**
   * What the dispatcher's commands emitted.
   *
   * @return the sink that records
   */
  public RecordingSink sink() {
    return sink;
  }

  /**
   * The transactions, to let them fail.
   *
   * @return the transactions in memory
   * @throws IllegalStateException where the tester has others or none
   */
  public TestTransactions transactions() {
    if (transactions instanceof TestTransactions inMemory) {
      return inMemory;
    }
    throw new IllegalStateException("This tester's transactions are " + transactions);
  }

  /**
   * Does something in a transaction, as other code of the application may, which then commits. What
   * it throws rolls back, and reaches the caller unchanged; a failing commit is a {@link
   * dev.covenant.transaction.Transactions.CommitException}.
   *
   * @param work what is done
   * @throws IllegalStateException where the tester has no transactions
   */
  public void inTransaction(Executable work) {
    begin(work);
  }

  /**
   * Does something in a transaction which is then rolled back.
   *
   * @param work what is done; what it throws reaches the caller unchanged
   * @throws IllegalStateException where the tester has no transactions
   */
  public void rollingBack(Executable work) {
    RollBack end = new RollBack();
    try {
      begin(
          () -> {
            work.execute();
            throw end;
          });
    } catch (RollBack rolledBack) {
      if (rolledBack != end) {
        throw rolledBack;
      }
    }
  }

  private void begin(Executable work) {
    if (transactions == null) {
      throw new IllegalStateException("This tester has no transactions");
    }
    try {
      transactions.begin(
          () -> {
            work.execute();
            return null;
          });
    } catch (Throwable t) {
      throw unchanged(t);
    }
  }

  @SuppressWarnings("unchecked") // Erased: whatever it is, it is thrown as it is.
  private static <T extends Throwable> RuntimeException unchanged(Throwable t) throws T {
    throw (T) t;
  }

  /** Ends a transaction without a failure of the test's. */
  private static final class RollBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RollBack() {
      super("Rolled back, as the test wants it", null, false, false);
    }
  }

  /** Builds a tester. Not thread-safe. */
  public static final class Builder {
    private final Registry registry;
    private @Nullable Transactions transactions = new TestTransactions();
    private @Nullable EnvelopeCodec codec;
    private RecordingSink sink = RecordingSink.inFrontOf(CommandEventSinks.inProcess());

    private Builder(Registry registry) {
      this.registry = registry;
    }

    /**
     * Runs commands in transactions of another kind than {@link TestTransactions}.
     *
     * @param transactions the transactions
     * @return this builder
     */
    public Builder transactions(Transactions transactions) {
      this.transactions = Objects.requireNonNull(transactions, "transactions");
      return this;
    }

    /**
     * Runs commands without transactions: success is then that their handler returned.
     *
     * @return this builder
     */
    public Builder withoutTransactions() {
      this.transactions = null;
      return this;
    }

    /**
     * Records elsewhere: a {@code new RecordingSink()} calls no local subscribers.
     *
     * @param sink the sink
     * @return this builder
     */
    public Builder sink(RecordingSink sink) {
      this.sink = Objects.requireNonNull(sink, "sink");
      return this;
    }

    /**
     * Encodes events for the sinks that ask for it.
     *
     * @param codec the codec
     * @return this builder
     */
    public Builder codec(EnvelopeCodec codec) {
      this.codec = Objects.requireNonNull(codec, "codec");
      return this;
    }

    /**
     * Makes the tester.
     *
     * @return a tester that has recorded nothing yet
     */
    public ContractTester build() {
      ContractDispatcher.Builder dispatcher = ContractDispatcher.builder(registry).sink(sink);
      if (transactions != null) {
        dispatcher.transactions(transactions);
      }
      if (codec != null) {
        dispatcher.codec(codec);
      }
      return new ContractTester(dispatcher.build(), sink, transactions);
    }
  }
}
