package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.Outbox;
import dev.covenant.transaction.Transactions.State;
import java.sql.SQLException;
import java.util.List;

/** Stores events in a table, in the transaction of their command. */
final class JdbcOutbox implements Outbox {
  private final Store store;
  private final OutboxTable table;

  JdbcOutbox(Store store, OutboxTable table) {
    this.store = store;
    this.table = table;
  }

  @Override
  public boolean joinsTransaction() {
    return true;
  }

  /** A command that ran without a transaction is over: its events get one of their own. */
  @Override
  public void store(List<EventEnvelope> events) throws SQLException {
    if (store.transactions().state() == State.ACTIVE) {
      store.join(
          connection -> {
            table.insert(connection, events);
            return null;
          });
    } else {
      store.begin(
          connection -> {
            table.insert(connection, events);
            return null;
          });
    }
  }
}
