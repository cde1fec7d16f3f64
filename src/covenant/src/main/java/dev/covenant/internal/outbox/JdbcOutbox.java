package dev.covenant.internal.outbox;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.Outbox;
import java.sql.SQLException;
import java.util.List;

/** Stores events in a table, in the transaction of their command. */
final class JdbcOutbox implements Outbox {
  private final Store store;
  private final Inserting inserting;

  JdbcOutbox(Store store, Inserting inserting) {
    this.store = store;
    this.inserting = inserting;
  }

  @Override
  public boolean joinsTransaction() {
    return true;
  }

  /** A command that ran without a transaction is over: its events get one of their own. */
  @Override
  public void store(List<EventEnvelope> events) throws SQLException {
    Store.Statements<Boolean> insertion =
        connection -> {
          inserting.insert(connection, events);
          return true;
        };
    switch (store.transactions().state()) {
      case ACTIVE -> store.join(insertion);
      case NONE -> store.begin(insertion);
      case ENDED ->
          throw new IllegalStateException(
              "The transaction on this thread has ended and takes no events into the outbox");
    }
  }
}
