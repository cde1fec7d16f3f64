package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.transaction.Transactions;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {
  private TestDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.on(TestDatabase.Server.H2);
    database.execute("CREATE TABLE business (text VARCHAR(100))");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void workThatCommittedReturns() throws Exception {
    assertThat(database.store().committed(() -> "done")).isEqualTo("done");
  }

  @Test
  void whatWasRolledBackWithoutAWordIsAFailure() {
    Store store = new Store(database.source(), new Silent(TestDatabase.TRANSACTIONS));

    assertThatThrownBy(
            () ->
                store.committed(
                    () -> {
                      TestDatabase.SYNCHRONIZATIONS.setRollbackOnly();
                      return "done";
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessage("The transaction was rolled back: marked so, or timed out");
  }

  @Test
  void aCommitThatFailsIsAFailure() {
    assertThatThrownBy(
            () ->
                database
                    .store()
                    .committed(
                        () -> {
                          TestDatabase.SYNCHRONIZATIONS.setRollbackOnly();
                          return "done";
                        }))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("The commit failed: ");
  }

  @Test
  void whatTheWorkThrowsComesOutUnchanged() {
    IllegalStateException failure = new IllegalStateException("no");

    assertThatThrownBy(
            () ->
                database
                    .store()
                    .committed(
                        () -> {
                          throw failure;
                        }))
        .isSameAs(failure);
  }

  /** Swallows that a commit failed, as some interceptors do. */
  private record Silent(Transactions real) implements Transactions {
    @Override
    public State state() {
      return real.state();
    }

    @Override
    public boolean isRollbackOnly() {
      return real.isRollbackOnly();
    }

    @Override
    public void setRollbackOnly() {
      real.setRollbackOnly();
    }

    @Override
    public <P extends Participant> P enlist(Object key, Supplier<P> participant) {
      return real.enlist(key, participant);
    }

    @Override
    public <R> @Nullable R begin(Work<R> work) throws Throwable {
      try {
        return real.begin(work);
      } catch (CommitException e) {
        return null;
      }
    }

    @Override
    public void suspend(Runnable work) {
      real.suspend(work);
    }

    @Override
    public boolean isCommitFailure(Throwable failure) {
      return real.isCommitFailure(failure);
    }
  }
}
