package dev.covenant.benchmarks.outbox;

import java.sql.SQLException;

/** An outbox with a receiver. Its transactions may be run by several threads. */
interface Contender extends AutoCloseable {
  String name();

  Receiver receiver();

  /** One business transaction that stores so many events and does nothing else. */
  void transaction(int events) throws Exception;

  /** Whether no row is left that is to be delivered now. */
  boolean isEmpty() throws SQLException;

  /** Deliveries that are far slower are measured with fewer transactions, in much the same time. */
  boolean isSlow();

  @Override
  void close() throws SQLException;
}
